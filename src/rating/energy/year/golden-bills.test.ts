import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { monthsFrom, slotsOf } from "../../../../test/support/plan-bills.ts";
import { filesOf } from "../../../../test/support/one-rule-catalogue.ts";
import { decimal, divide, toText, whole } from "../../../kernel/exact.ts";
import { assemble } from "../../../terms/assemble.ts";
import type { Market } from "../../market.ts";
import { planAt } from "../plan-at.ts";
import { dayClasses } from "./day-classes.ts";
import { planYear } from "./plan-year.ts";
import { useProfile } from "./use-profile.ts";

/** A year of bills by another program: `test/golden/bills/README.md`. */
interface GoldenBill {
  readonly load: string;
  readonly tariff: "tier" | "tou";
  readonly generation: string;
  readonly sellYenPerKwh: number;
  readonly importKwh: number;
  readonly exportKwh: number;
  readonly monthlyYen: readonly number[];
}

const golden = new URL("../../../../test/golden/", import.meta.url);
const bills = JSON.parse(
  readFileSync(new URL("bills/bills.json", golden), "utf8"),
) as readonly GoldenBill[];

/** The golden tariffs at `scale` times the energy and one part in as many of the price. */
function tariff(scale: 1 | 10): string {
  const part = (price: string) => toText(divide(decimal(price), whole(scale)));
  const shared = [
    "        tax: { kind: included, percent: 10 }",
    "        source: { document: made-up, article: golden }",
    "        illustrative: true",
  ];
  return [
    "kind: energy-tariff",
    "title: { ja: 検算, en: Golden }",
    "clause: [HM-13]",
    "supplier: { ja: 検算, en: Golden }",
    "energy: electricity",
    "unit: JPY/kWh",
    "rounding: household/rounding/keep",
    "adjustments: []",
    "plans:",
    "  tier:",
    "    label: { ja: 段階, en: Tiers }",
    "    areas: [tokyo]",
    "    prices:",
    "      - from: 2023-01-01",
    ...shared,
    '        base: { by: contract, amount: "1247.00" }',
    "        energy:",
    "          by: tiers",
    "          tiers:",
    `            - { upTo: "${120 * scale}", price: "${part("29.80")}" }`,
    `            - { upTo: "${300 * scale}", price: "${part("36.40")}" }`,
    `            - { price: "${part("40.49")}" }`,
    "  tou:",
    "    label: { ja: 時間帯, en: Time of use }",
    "    areas: [tokyo]",
    "    prices:",
    "      - from: 2023-01-01",
    ...shared,
    '        base: { by: contract, amount: "1871.00" }',
    "        energy:",
    "          by: bands",
    "          bands:",
    `            day: { label: { ja: 昼, en: day }, tiers: [{ price: "${part("35.76")}" }] }`,
    `            night: { label: { ja: 夜, en: night }, tiers: [{ price: "${part("27.86")}" }] }`,
    "          timetable:",
    "            - { band: night, hours: [01:00-06:00] }",
    "            - { band: day }",
  ].join("\n");
}

const KEEP = [
  "kind: rounding-profile",
  "title: { ja: 端数, en: Rounding }",
  "clause: [HM-13]",
  "profiles:",
  "  keep:",
  "    - from: 2023-01-01",
  "      usage: keep",
  "      energy: keep",
  "      fuel: keep",
  "      levy: keep",
  "      total: keep",
  "      source: { document: made-up, article: golden }",
  "      illustrative: true",
].join("\n");

const market: Market = {
  spotMean: () => null,
  spotDay: () => null,
  fuelAverage: () => null,
};
const periods = monthsFrom("2023-01", 12);

/** Hourly kWh of the year, as tenths of a watt-hour. */
function hours(file: string): number[] {
  const text = readFileSync(new URL(`battery/${file}.csv`, golden), "utf8");
  const rows = text.trim().split("\n").slice(1);
  return rows.map((kwh) => Math.floor(Number(kwh) * 10_000 + 0.5));
}

/** What is bought and what is sold in each hour, in tenths of a watt-hour. */
function netted({ load, generation }: GoldenBill): { bought: number[]; sold: number[] } {
  const loads = hours(`load-year-${load}`);
  const made = generation === "none" ? [] : hours(`gen-year-tokyo-${generation}`);
  const net = loads.map((wh, hour) => wh - (made[hour] ?? 0));
  return { bought: net.map((wh) => Math.max(0, wh)), sold: net.map((wh) => Math.max(0, -wh)) };
}

/** An hour's energy in its first half-hour. */
function halfHours(ofHours: readonly number[], divided: number): Float64Array {
  return Float64Array.from(ofHours.flatMap((wh) => [wh / divided, 0]));
}

function boughtYen(bill: GoldenBill, scale: 1 | 10, bought: readonly number[]): Float64Array {
  const files = filesOf({
    "household/energy-tariff.yaml": tariff(scale),
    "household/rounding.yaml": KEEP,
  });
  const { catalogue, problems } = assemble(files);
  expect(problems).toEqual([]);
  const plan = planAt(catalogue, `household/energy-tariff/${bill.tariff}`);
  const classes = dayClasses([plan], periods);
  const terms = { catalogue, market, area: "tokyo", capacity: null, periods, chosen: [] } as const;
  const made = planYear(plan, terms, classes);
  if (!made.ok) throw new Error(made.refusal.missing);
  const out = new Float64Array(12);
  made.value.yen(useProfile(halfHours(bought, 10 / scale), classes.from, classes), out);
  return out;
}

function soldKwh(sold: readonly number[]): number[] {
  const first = periods[0]?.period.from ?? 0;
  return periods.map(({ period }) => {
    const [from, until] = slotsOf(period, first);
    return sold.slice(from / 2, until / 2).reduce((sum, wh) => sum + wh, 0) / 10_000;
  });
}

test("there are twelve years, netted hour by hour", () => {
  const sums = bills.map((bill) => {
    const { bought, sold } = netted(bill);
    const [importKwh, exportKwh] = [bought, sold].map(
      (tenths) => tenths.reduce((sum, wh) => sum + wh, 0) / 10_000,
    );
    return { importKwh, exportKwh };
  });
  expect(sums.length).toBe(12);
  expect(sums).toEqual(bills.map(({ importKwh, exportKwh }) => ({ importKwh, exportKwh })));
});

test.each(bills)(
  "$load, $tariff, panels $generation, sold at $sellYenPerKwh: each month to 0.0001 yen",
  (bill) => {
    const { bought, sold } = netted(bill);
    // The year in tenths of a watt-hour: ten times the energy at a tenth of its price.
    const paid = boughtYen(bill, 10, bought);
    soldKwh(sold).forEach((kwh, month) => {
      const yen = (paid[month] ?? NaN) - kwh * bill.sellYenPerKwh;
      expect(Math.abs(yen - (bill.monthlyYen[month] ?? NaN))).toBeLessThan(0.0001);
    });
  },
);

test.each(bills)(
  "$load, $tariff, panels $generation: whole watt-hours move no month by 4 sen",
  (bill) => {
    // Half a watt-hour in each of two bands at most: 0.5 × (35.76 + 27.86) ÷ 1,000 = 0.032 yen.
    const { bought } = netted(bill);
    const [whole, exact] = [boughtYen(bill, 1, bought), boughtYen(bill, 10, bought)];
    whole.forEach((yen, month) => {
      expect(Math.abs(yen - (exact[month] ?? NaN))).toBeLessThan(0.04);
    });
  },
);
