import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, type Month, month } from "../kernel/day.ts";
import { valueOf } from "../kernel/evaluate-why.ts";
import { compare, toText } from "../kernel/exact.ts";
import { readCatalogue } from "../terms/load.ts";
import { bareTenure } from "./examples/example-terms.ts";
import type { Market } from "./market.ts";
import { rateMonth, type RatedMonth } from "./rate-month.ts";
import { lineKey } from "./line.ts";
import { steadySupply } from "./supply.ts";
import type { Chargeable, Tenure } from "./tenure.ts";
import { withTax } from "./with-tax.ts";

const { catalogue } = readCatalogue("catalogue");
const NO_MARKET: Market = { spotMean: () => null, spotDay: () => null, fuelAverage: () => null };

const event = (
  code: string,
  on: string,
  facts: Record<string, string> = {},
  quantity = 1,
): Chargeable => ({ code, on: day(on), quantity, facts });

const fibre = bareTenure("kattobi-hikari", {
  contract: "fibre",
  appliedOn: day("2024-09-20"),
  startedOn: day("2024-10-05"),
  termStarts: [day("2024-10-01")],
  items: [{ item: "family-1g", from: day("2024-10-05"), until: null }],
  options: [
    {
      option: "norton",
      from: day("2024-10-05"),
      until: null,
      together: true,
      again: false,
      quantity: 1,
    },
  ],
  chargeables: [event("install", "2024-10-05", { visit: "yes", wiring: "new" })],
});
const power = bareTenure("hiho-denki", {
  contract: "power",
  startedOn: day("2024-12-20"),
  termStarts: [day("2024-12-20")],
  items: [{ item: "standard", from: day("2024-12-20"), until: null }],
});
const hems = bareTenure("ecorepo-home", {
  contract: "home",
  startedOn: day("2024-12-10"),
  items: [
    { item: "light", from: day("2024-12-10"), until: day("2025-03-15") },
    { item: "premium", from: day("2025-03-15"), until: null },
  ],
  chargeables: [event("join", "2024-12-10")],
});
const callout = bareTenure("kaketsuke365", {
  contract: "callout",
  startedOn: day("2024-12-01"),
  items: [{ item: "standard", from: day("2024-12-01"), until: null }],
});
const HOUSEHOLD = [fibre, power, hems, callout];

function rated(household: readonly Tenure[], of: string | Month): RatedMonth {
  const asked = typeof of === "string" ? month(of) : of;
  return rateMonth({ household, month: asked, catalogue, market: NO_MARKET, seriesOf: () => null });
}

function said({ lines }: RatedMonth): string[] {
  return lines.map(({ rule, item, amount }) => `${rule}/${item} ${toText(amount)}`);
}

/** Fibre of a time before its price table. */
const earlyFibre = (on: string, chargeable: Chargeable): Tenure => ({
  ...fibre,
  startedOn: day("2019-05-10"),
  options: [],
  chargeables: [chargeable],
  endedOn: day(on),
});

describe("a household's month", () => {
  it("has every contract's fee and the bundle, in one order", () => {
    const january = rated(HOUSEHOLD, "2025-01");
    expect(said(january)).toEqual([
      "ecorepo-home/monthly-fee/light 380",
      "kaketsuke365/monthly-fee/standard 550",
      "kattobi-hikari/monthly-fee/family-1g 5720",
      "kattobi-hikari/option-fee/norton 627",
      "household/bundles/denki-guttowari -110",
    ]);
    expect(january.held).toEqual([]);
    // 550 + 5,720 + 627 − 110 = 6,787; 380 × 1.10 = 418; 6,787 + 418 = 7,205
    expect(withTax(january.lines)).toBe(7205);
  });

  it("has the opening's fees in the month after: on a Saturday, with the surcharge", () => {
    expect(said(rated([fibre], "2024-10"))).toEqual([]);
    expect(said(rated([fibre], "2024-11"))).toEqual([
      "kattobi-hikari/monthly-fee/family-1g 5720",
      "kattobi-hikari/option-fee/norton 627",
      "kattobi-hikari/one-off-fee/contract 3300",
      "kattobi-hikari/one-off-fee/holiday-work 3300",
      "kattobi-hikari/one-off-fee/installation 22000",
    ]);
  });

  it("charges a change of item by the day, and its fee once however the work was recorded", () => {
    const worked = { ...hems, chargeables: [event("item-change", "2025-03-15")] };
    expect(said(rated([worked], "2025-03"))).toEqual(said(rated([hems], "2025-03")));
    expect(said(rated([hems], "2025-03"))).toEqual([
      "ecorepo-home/monthly-fee/light 183", // 380 × 15 ÷ 31
      "ecorepo-home/monthly-fee/premium 299", // 580 × 16 ÷ 31
      "ecorepo-home/one-off-fee/item-change 3000",
    ]);
  });

  it("charges the price of leaving in the month of the last day", () => {
    const left = { ...power, endedOn: day("2025-06-11"), endReason: "customer" };
    expect(said(rated([left], "2025-05"))).toEqual([]);
    expect(said(rated([left], "2025-06"))).toEqual(["hiho-denki/exit-fee/standard 3850"]);
    expect(said(rated([left], "2025-07"))).toEqual([]);
    expect(said(rated([{ ...left, endReason: "rebuilding" }], "2025-06"))).toEqual([]);
  });

  it("frees a month with a long outage, and gives no discount on what is free", () => {
    const minutes = 10 * 24 * 60;
    const gone = { ...fibre, chargeables: [event("outage", "2025-02-03", {}, minutes)] };
    expect(said(rated([gone, power], "2025-02"))).toEqual([
      "kattobi-hikari/monthly-fee/family-1g 5720",
      "kattobi-hikari/option-fee/norton 627",
      "kattobi-hikari/outage-credit/free-month/family-1g -5720",
      "kattobi-hikari/outage-credit/free-month/norton -627",
    ]);
    const notOurs = {
      ...fibre,
      chargeables: [event("outage", "2025-02-03", { fault: "other" }, minutes)],
    };
    expect(said(rated([notOurs, power], "2025-02"))).toContain(
      "household/bundles/denki-guttowari -110",
    );
  });

  it("charges equipment, statements, slips and evaded charges by their rules", () => {
    const events = [
      event("equipment-not-returned", "2025-04-20", { equipment: "onu" }),
      event("equipment-not-returned", "2025-04-20", { equipment: "onu" }),
      event("payment", "2025-05-02", { method: "paper-bill", failed: "yes" }),
    ];
    const fees = said(rated([{ ...fibre, options: [], chargeables: events }], "2025-05"));
    expect(fees).toEqual([
      "kattobi-hikari/monthly-fee/family-1g 5720",
      "kattobi-hikari/payment-fee/paper-bill 220",
      "kattobi-hikari/equipment-damage/onu 14000",
      "kattobi-hikari/equipment-damage/onu#2 14000",
    ]);
    const evaded: Chargeable = { ...event("evaded-charges", "2025-05-10"), amount: "3800" };
    const caught = rated([{ ...hems, chargeables: [evaded] }], "2025-05");
    expect(said(caught)).toEqual([
      "ecorepo-home/monthly-fee/premium 580",
      "ecorepo-home/evasion/evaded 3800",
      "ecorepo-home/evasion/surcharge 7600",
    ]);
  });

  it("holds what cannot be priced yet, and says what is missing", () => {
    const events = [
      event("install", "2025-04-10", { visit: "yes" }),
      event("construction", "2025-04-12"),
      event("payment", "2025-05-02", { method: "barter" }),
    ];
    const unknown = [
      { ...fibre, chargeables: [{ ...event("install", "2024-10-04", { visit: "yes" }) }] },
      { ...power, chargeables: [events[1] ?? event("construction", "2025-04-12")] },
    ];
    expect(rated(unknown, "2024-11").held).toEqual([
      {
        contract: "fibre",
        service: "kattobi-hikari",
        rule: "kattobi-hikari/one-off-fee",
        code: "rating.facts-missing",
        month: month("2024-11"),
        period: { from: day("2024-10-04"), until: day("2024-10-05") },
        missing: 'one price of installation for {"visit":"yes","item":"any"}'.replace(
          "any",
          "family-1g",
        ),
      },
    ]);
    expect(rated(unknown, "2025-05").held.map(({ code, missing }) => [code, missing])).toEqual([
      ["rating.facts-missing", "the amount of construction"],
    ]);
    const barter = { ...fibre, chargeables: events.slice(2) };
    expect(rated([barter], "2025-05").held.map(({ missing }) => missing)).toEqual([
      "payment: payment-fee.method-not-offered",
    ]);
  });

  it("holds electricity whose readings never came", () => {
    const supply = steadySupply({
      area: "tokyo",
      meter: "m1",
      capacity: { amps: 40 },
      readingDays: [day("2024-12-20"), day("2025-01-20")],
      from: day("2024-12-20"),
    });
    const { lines, held } = rated([{ ...power, supply }], "2025-01");
    expect(lines).toEqual([]);
    expect(held.map(({ contract, code }) => [contract, code])).toEqual([
      ["power", "rating.readings-missing"],
    ]);
  });

  it("holds a fee that no price covers, instead of charging nothing", () => {
    const old = { ...fibre, startedOn: day("2017-04-10"), chargeables: [], options: [] };
    const { lines, held } = rated([old], "2019-08");
    expect(lines).toEqual([]);
    expect(held.map(({ code, missing }) => [code, missing])).toEqual([
      ["rating.price-not-in-force", "kattobi-hikari/monthly-fee/family-1g on 2019-08-01"],
    ]);
  });

  const soon = bareTenure("enegaeru", {
    startedOn: day("2018-03-15"),
    items: [{ item: "electricity-plans", from: day("2018-03-15"), until: null }],
    chargeables: [event("diagnosis", "2018-04-03", {}, 130)],
  });
  const old = { ...power, items: [{ item: "standard", from: day("2018-05-10"), until: null }] };
  const hemsThen = { ...hems, startedOn: day("2018-05-10") };

  it.each<[string, Tenure, string, string]>([
    [
      "leaving",
      { ...old, startedOn: day("2018-05-10"), endedOn: day("2019-06-11") },
      "2019-06",
      "hiho-denki/exit-fee/standard on 2019-06-10",
    ],
    [
      "equipment",
      earlyFibre("2019-09-30", event("equipment-not-returned", "2019-08-20", { equipment: "onu" })),
      "2019-09",
      "kattobi-hikari/equipment-damage/onu on 2019-08-20",
    ],
    [
      "a way to pay",
      earlyFibre(
        "2019-09-30",
        event("payment", "2019-09-20", { method: "paper-bill", failed: "yes" }),
      ),
      "2019-09",
      "kattobi-hikari/payment-fee/paper-bill on 2019-09-20",
    ],
    ["counted use", soon, "2018-04", "enegaeru/quota/electricity-plans on 2018-04-01"],
    [
      "evaded charges",
      { ...hemsThen, chargeables: [{ ...event("evaded-charges", "2018-06-10"), amount: "3800" }] },
      "2018-06",
      "ecorepo-home/evasion/multiple on 2018-06-10",
    ],
  ])("holds %s that no price covers", (_, tenure, of, missing) => {
    const held = rated([tenure], of).held.find((each) => each.missing === missing);
    expect(held).toMatchObject({ contract: tenure.contract, code: "rating.price-not-in-force" });
    expect(missing.startsWith(`${held?.rule}/`)).toBe(true);
  });

  it("counts use above the number agreed", () => {
    const diagnoses = bareTenure("enegaeru", {
      contract: "diagnosis",
      startedOn: day("2024-04-15"),
      termStarts: [day("2024-05-01")],
      items: [{ item: "electricity-plans", from: day("2024-04-15"), until: null }],
      chargeables: [
        event("diagnosis", "2024-06-03", {}, 90),
        event("diagnosis", "2024-06-30", {}, 40),
      ],
    });
    expect(said(rated([diagnoses], "2024-06"))).toEqual([
      "enegaeru/monthly-fee/electricity-plans 20000",
      "enegaeru/quota/electricity-plans 15000", // (90 + 40 − 100) × 500
    ]);
  });
});

const months = fc.integer({ min: month("2024-10"), max: month("2026-12") }).map((n) => n as Month);

describe("whatever the month", () => {
  it("every amount is what its derivation comes to, and every line has a name of its own", () => {
    fc.assert(
      fc.property(months, fc.subarray(HOUSEHOLD, { minLength: 1 }), (of, household) => {
        const { lines } = rated(household, of);
        expect(lines.every(({ amount, why }) => compare(valueOf(why), amount) === 0)).toBe(true);
        expect(new Set(lines.map(lineKey)).size).toBe(lines.length);
        expect(lines.every((line) => line.month === of && line.clauses.length > 0)).toBe(true);
      }),
    );
  });

  it("the order in which contracts are named changes nothing", () => {
    fc.assert(
      fc.property(months, fc.shuffledSubarray(HOUSEHOLD, { minLength: 4 }), (of, shuffled) => {
        expect(rated(shuffled, of)).toEqual(rated(HOUSEHOLD, of));
      }),
    );
  });

  it("a second contract changes the first one's lines by nothing but discounts", () => {
    fc.assert(
      fc.property(months, (of) => {
        const alone = new Set(said(rated([fibre], of)));
        const together = rated([fibre, power], of).lines.filter(
          ({ contract }) => contract === "fibre",
        );
        const added = together
          .map(({ rule, item, amount }) => `${rule}/${item} ${toText(amount)}`)
          .filter((line) => !alone.has(line));
        expect(added.every((line) => line === "household/bundles/denki-guttowari -110")).toBe(true);
        expect(together.length - added.length).toBe(alone.size);
      }),
    );
  });
});
