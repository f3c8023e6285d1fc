import { expect, test } from "vitest";
import { day, month } from "../../kernel/day.ts";
import { add, ZERO } from "../../kernel/exact.ts";
import { monthBilledIn, stated } from "../examples/energy-facts.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { catalogueMarket } from "../catalogue-market.ts";
import { type PlanAt, planAddress } from "./plan-at.ts";
import { gasDistricts, plansAt, setsIn } from "./plan-sets.ts";
import { rateEnergyUse } from "./rate-energy-use.ts";

const catalogue = loadCatalogue(new URL("../../../catalogue", import.meta.url).pathname);
const TOKYO = { area: "tokyo", district: "tokyo", on: day("2026-11-01") } as const;

function yenOf(plan: PlanAt, total: number, chosen: readonly string[]): number | string {
  const billMonth = month("2025-05");
  const gas = plan.rule.rule.energy === "gas";
  const rated = rateEnergyUse(
    plan,
    {
      period: monthBilledIn(billMonth),
      readings: "test",
      total,
      bands: null,
      slots: null,
      estimated: false,
    },
    {
      catalogue,
      market: catalogueMarket(catalogue),
      area: "tokyo",
      capacity: gas ? null : { amps: 40 },
      billMonth,
      chosen,
      partial: null,
    },
  );
  if (!rated.ok) return rated.refusal.missing;
  return stated(rated.value.reduce((sum, { amount }) => add(sum, amount.value), ZERO));
}

test("sets are the pairs of which one grants the other a discount", () => {
  const sets = setsIn(catalogue, { ...TOKYO, on: day("2023-05-01") }).concat(
    setsIn(catalogue, TOKYO),
  );
  const named = sets.map(({ electricity, gas, discounts }) => {
    const pair = `${planAddress(electricity)} + ${planAddress(gas)}`;
    return { pair, discounts: discounts.map(({ of, key, entry }) => `${of} ${key} ${entry}`) };
  });
  const tepco = ["gas gas-set market/plans/tepco-gas/tokutoku@2024-04-01"];
  expect(named.filter(({ pair }) => pair.includes("juryo-b") || pair.includes("zuttomo"))).toEqual([
    {
      pair: "market/plans/tokyo-gas-denki/zuttomo-1 + market/plans/tokyo-gas/general",
      discounts: ["electricity gas-set market/plans/tokyo-gas-denki/zuttomo-1@2022-04-01"],
    },
    { pair: "market/plans/tepco/juryo-b + market/plans/tepco-gas/tokutoku", discounts: tepco },
  ]);
  expect(named.every(({ discounts }) => discounts.length > 0)).toBe(true);
});

test("what a set chooses takes its discount off, and nothing else", () => {
  const [set] = setsIn(catalogue, TOKYO);
  if (!set) throw new Error("no set in Tokyo");
  expect({
    apart: [yenOf(set.electricity, 300_000, []), yenOf(set.gas, 30_000, [])],
    together: [
      yenOf(set.electricity, 300_000, set.chosen.electricity),
      yenOf(set.gas, 30_000, set.chosen.gas),
    ],
  }).toEqual({ apart: [10712, 5876], together: [10712, 5774] });
});

test("before a discount is in force, and in another district, there is no set", () => {
  const early = setsIn(catalogue, { ...TOKYO, on: day("2021-01-01") });
  const elsewhere = setsIn(catalogue, { area: "kansai", district: "osaka", on: TOKYO.on });
  expect({ early, elsewhere }).toEqual({ early: [], elsewhere: [] });
});

test("gas is found by district, electricity by area", () => {
  const gas = (area: "tokyo" | "kansai", district: string | null) =>
    plansAt(catalogue, "gas", { area, district }).map(planAddress);
  expect({
    tokyo: gas("tokyo", "tokyo"),
    gunma: gas("tokyo", "gunma"),
    osaka: gas("kansai", "osaka"),
    none: gas("tokyo", null),
    elsewhere: gas("kansai", "tokyo"),
  }).toEqual({
    tokyo: ["market/plans/tepco-gas/tokutoku", "market/plans/tokyo-gas/general"],
    gunma: ["market/plans/tokyo-gas-gunma/general"],
    osaka: ["market/plans/osaka-gas/general"],
    none: [],
    elsewhere: [],
  });
  const electricity = plansAt(catalogue, "electricity", { area: "hokuriku", district: null });
  expect(electricity.map(planAddress)).toContain("market/plans/rikuden/juryo-b");
});

test("districts are listed once, with the prefectures that they touch", () => {
  const [tokyo] = gasDistricts(catalogue).filter(({ key }) => key === "tokyo");
  expect(
    gasDistricts(catalogue)
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(["fukuoka", "gunma", "nagoya", "osaka", "shikoku", "tokyo"]);
  expect(tokyo).toEqual({
    key: "tokyo",
    label: { ja: "東京ガス 東京地区等", en: "Tokyo Gas, Tokyo and others" },
    prefectures: ["tokyo", "kanagawa", "saitama", "chiba"],
  });
});
