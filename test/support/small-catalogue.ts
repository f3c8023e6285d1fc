import { assemble } from "../../src/terms/assemble.ts";
import type { Catalogue } from "../../src/terms/catalogue.ts";

/** Figures that a story varies; everything else stands. */
export interface SmallTerms {
  /** Dated prices of the care fee, tax added: day → yen. */
  readonly care?: Readonly<Record<string, number>>;
  /** Dated prices of power above and up to 1,000 kWh, tax inside: day → yen per kWh. */
  readonly power?: Readonly<Record<string, readonly [string, string]>>;
  readonly whileHeld?: "hold-the-bill" | "bill-the-rest";
}

/**
 * A made-up operator with three services on one bill: `care` (a fee to which tax is added), `net`
 * (5,720 with tax inside) and `power` (by use, with a refund by the market price). It loads like
 * any catalogue.
 */
export function smallCatalogue(terms: SmallTerms = {}): Catalogue {
  const { care = { "2020-01-01": 380 }, power = { "2020-01-01": ["15.00", "20.00"] } } = terms;
  const files = {
    ...FIXED,
    "household/biller.yaml": biller(terms.whileHeld ?? "hold-the-bill"),
    "care/fee.yaml": careFee(care),
    "power/tariff.yaml": tariff(power),
  };
  const bytes = Object.entries(files).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
  const { catalogue, problems } = assemble(bytes);
  if (problems.length > 0)
    throw new Error(`the small catalogue is wrong: ${JSON.stringify(problems)}`);
  return catalogue;
}

const SOURCE = "source: { document: terms, article: Art. 1 }";

function service(id: string, item: string): string {
  return `
id: ${id}
name: { ja: ${id}, en: ${id} }
short: { ja: ${id}, en: ${id} }
provider: { ja: 試験, en: Test }
items: ${item === "" ? "{}" : `{ ${item}: { label: { ja: ${item}, en: ${item} } } }`}
options: {}
`;
}

function biller(whileHeld: string): string {
  return `
kind: biller
title: { ja: 請求, en: Billing }
clause: [XX-07]
name: { ja: 縁側でんき, en: Engawa Power }
services: [power, net, care]
mayAssign: false
closes: { day: month-end, businessDay: previous }
due:
  direct-debit:
    label: { ja: 口座振替, en: Direct debit }
    values:
      - from: 2020-01-01
        rule: { form: day-of-month, day: 26, monthsAfterBill: 1, businessDay: next }
        ${SOURCE}
registration:
  - { from: 2023-10-01, number: T4011001098993, ${SOURCE} }
taxRounding: down
whileHeld: ${whileHeld}
`;
}

function careFee(prices: Readonly<Record<string, number>>): string {
  const values = Object.entries(prices).map(
    ([from, amount]) => `      - { from: ${from}, amount: "${amount}", ${SOURCE} }`,
  );
  return `
kind: monthly-fee
title: { ja: 見守り料金, en: Care fee }
clause: [HM-09]
unit: JPY/month
of: item
items:
  basic:
    label: { ja: 見守り, en: Care }
    values:
${values.join("\n")}
begins: first-of-start-month
firstMonth: whole
change: none
lastMonth: by-day
tax: added
rounding: { digit: yen, mode: down }
`;
}

function tariff(prices: Readonly<Record<string, readonly [string, string]>>): string {
  const values = Object.entries(prices).map(
    ([from, [low, high]]) => `      - from: ${from}
        tax: { kind: included, percent: 10 }
        base: { by: none }
        energy: { by: tiers, tiers: [{ upTo: "1000", price: "${low}" }, { price: "${high}" }] }
        ${SOURCE}`,
  );
  return `
kind: energy-tariff
title: { ja: 電気料金, en: Power prices }
clause: [HH-11]
supplier: { ja: 試験, en: Test }
energy: electricity
unit: JPY/kWh
rounding: power/rounding/standard
adjustments: [power/procurement]
plans:
  standard:
    label: { ja: 標準, en: Standard }
    areas: [tokyo]
    item: standard
    prices:
${values.join("\n")}
`;
}

const FIXED = {
  "household/service.yaml": service("household", ""),
  "household/documents.yaml":
    "terms:\n  title: { ja: 約款, en: Terms }\n  publisher: Test\n  asOf: 2020-01\n",
  "household/tax.yaml": `
kind: tax
title: { ja: 消費税, en: Consumption tax }
clause: [XX-07]
unit: percent
values:
  - { from: 2019-10-01, percent: 10, ${SOURCE} }
`,
  "care/service.yaml": service("care", "basic"),
  "care/documents.yaml":
    "care-terms:\n  title: { ja: 約款, en: Terms }\n  publisher: Test\n  asOf: 2020-01\n",
  "net/service.yaml": service("net", "fibre"),
  "net/documents.yaml":
    "net-terms:\n  title: { ja: 約款, en: Terms }\n  publisher: Test\n  asOf: 2020-01\n",
  "net/fee.yaml": `
kind: monthly-fee
title: { ja: 光, en: Fibre }
clause: [IT-01]
unit: JPY/month
of: item
items:
  fibre:
    label: { ja: 光, en: Fibre }
    values: [{ from: 2020-01-01, amount: "5720", ${SOURCE} }]
begins: first-of-start-month
firstMonth: whole
change: none
lastMonth: whole
tax: included
rounding: { digit: yen, mode: down }
`,
  "power/service.yaml": service("power", "standard"),
  "power/documents.yaml":
    "power-terms:\n  title: { ja: 約款, en: Terms }\n  publisher: Test\n  asOf: 2020-01\n",
  "power/rounding.yaml": `
kind: rounding-profile
title: { ja: 端数処理, en: Rounding }
clause: [HH-11]
profiles:
  standard:
    - from: 2020-01-01
      usage: keep
      energy: keep
      fuel: keep
      levy: keep
      total: { digit: yen, mode: down }
      ${SOURCE}
`,
  "power/supply-period.yaml": `
kind: supply-period
title: { ja: 算定期間, en: Billing period }
clause: [HH-10]
from: reading-day-to-day-before-next
billMonth: month-of-the-closing-reading
closing: { on: last-day-of-bill-month, ifDayOff: previous-business-day }
priceChange: from-the-reading-day-of-its-month
partial: { base: whole, dividedBy: days-of-the-month-it-begins-in, tiers: whole }
capacityChange: { base: from-the-next-reading-day }
meterExchange: new-meter-from-its-day
gaps: { fillUpTo: 0, with: mean-of-the-same-slot }
${SOURCE}
`,
  "power/procurement.yaml": `
kind: procurement-adjustment
title: { ja: 電源調達調整費, en: Procurement adjustment }
clause: [HH-14]
unit: JPY/kWh
label:
  charge: { ja: 調達調整費, en: Procurement charge }
  refund: { ja: 調達還元, en: Procurement refund }
meanOf: { monthsAfterStart: 1 }
tax: none
unitRounding: { digit: sen, mode: down }
amountRounding: { digit: yen, mode: half-up }
areas:
  tokyo:
    - from: 2020-01-01
      coefficient: "1.0"
      refundBelow: "10.00"
      chargeAbove: "20.00"
      sharePercent: "100"
      ${SOURCE}
`,
  "power/settlement.yaml": `
kind: settlement
title: { ja: 精算, en: Settlement }
clause: [HH-15]
label: { ja: 繰越, en: Carried over }
refundAboveBill: carried-over
atEnd: settled-and-paid-out
`,
};
