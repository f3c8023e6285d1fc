import { expect, test } from "vitest";
import { addToMonth, firstDay, month, type Month } from "../../kernel/day.ts";
import { add, compare, type Exact, toText, ZERO } from "../../kernel/exact.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { catalogueMarket } from "../catalogue-market.ts";
import { measureUse } from "./measure-use.ts";
import type { PlanAt } from "./plan-at.ts";
import { rateEnergyUse } from "./rate-energy-use.ts";

/** The 51 plans of 2014–15 rate a year from the reading of June 2015 on. */
const catalogue = loadCatalogue(new URL("../../../catalogue", import.meta.url).pathname);
const market = catalogueMarket(catalogue);
const FIRST = month("2015-06");

const plans: readonly PlanAt[] = rulesOf(catalogue, "market", "energy-tariff")
  .filter(({ id }) => id.startsWith("market/plans-2014/"))
  .flatMap((rule) => Object.entries(rule.rule.plans).map(([key, plan]) => ({ rule, key, plan })));

/** 250 Wh in every half-hour from 23:00 to 07:00, 400 Wh in the others: 16.8 kWh a day. */
function yearOf(plan: PlanAt): Exact {
  let total = ZERO;
  for (let index = 0; index < 12; index += 1)
    total = add(total, monthOf(plan, addToMonth(FIRST, index)));
  return total;
}

function monthOf(plan: PlanAt, of: Month): Exact {
  const period = { from: firstDay(of), until: firstDay(addToMonth(of, 1)) };
  const days = period.until - period.from;
  const wh = Int32Array.from({ length: days * 48 }, (_, slot) => {
    const ofDay = slot % 48;
    return ofDay < 14 || ofDay >= 46 ? 250 : 400;
  });
  const [area = "tokyo"] = plan.plan.areas;
  const use = measureUse(plan, { period, readings: "load", wh, estimated: false });
  const billMonth = addToMonth(of, 1);
  const rated = rateEnergyUse(plan, use, {
    catalogue,
    market,
    area,
    capacity: { kva: 6 },
    billMonth,
    chosen: [],
    partial: null,
  });
  if (!rated.ok) throw new Error(`${plan.rule.id}/${plan.key}: ${rated.refusal.missing}`);
  return rated.value.reduce((sum, { amount }) => add(sum, amount.value), ZERO);
}

test("there are 51 of them, at 10 utilities, with 8 % tax inside", () => {
  expect(plans.length).toBe(51);
  expect(new Set(plans.map(({ rule }) => rule.id)).size).toBe(10);
  const taxes = plans.flatMap(({ plan }) =>
    plan.prices.flatMap((prices) => ("ended" in prices ? [] : [prices.tax])),
  );
  expect(taxes).toEqual(plans.map(() => ({ kind: "included", percent: 8 })));
});

test("each rates a year in whole yen, between 10 and 60 yen a kWh", () => {
  const used = 366 * 16; // At least: 16.8 kWh on each day of a year with a leap day.
  for (const plan of plans) {
    const year = yearOf(plan);
    expect(year.n % year.d, `${plan.rule.id}/${plan.key}`).toBe(0n);
    expect(compare(year, { n: BigInt(used * 10), d: 1n })).toBeGreaterThan(0);
    expect(compare(year, { n: BigInt(used * 60), d: 1n })).toBeLessThan(0);
  }
});

test("a month of tiers by hand: TEPCO 従量電灯 at 6 kVA in September 2015", () => {
  const plan = plans.find(({ rule, key }) => rule.id.endsWith("/tepco") && key === "plan-1");
  if (!plan) throw new Error("the plan is there");
  // 30 × 16.8 = 504 kWh: 6 × 280.80 + 120 × 19.43 + 180 × 25.91 + 204 × 29.93 + 504 × 1.58
  // = 1,684.80 + 2,331.60 + 4,663.80 + 6,105.72 + 796 = 15,581.92
  expect(toText(monthOf(plan, month("2015-09")))).toBe("15581");
});

test("a month of time bands by hand: TEPCO 電化上手 in September 2015", () => {
  const plan = plans.find(({ rule, key }) => rule.id.endsWith("/tepco") && key === "plan-6");
  if (!plan) throw new Error("the plan is there");
  // Night 23–7: 16 × 250 Wh × 30 = 120 kWh × 12.16 = 1,459.20
  // Peak 10–17: 14 × 400 Wh × 30 = 168 kWh × 38.63 = 6,489.84
  // Morning and evening: 18 × 400 Wh × 30 = 216 kWh × 25.92 = 5,598.72
  // 1,296.00 + 1,459.20 + 6,489.84 + 5,598.72 + 796 = 15,639.76
  expect(toText(monthOf(plan, month("2015-09")))).toBe("15639");
});

test("the same out of summer: TEPCO 電化上手 in November 2015", () => {
  const plan = plans.find(({ rule, key }) => rule.id.endsWith("/tepco") && key === "plan-6");
  if (!plan) throw new Error("the plan is there");
  // 1,296.00 + 120 × 12.16 + 168 × 31.64 + 216 × 25.92 + 796 = 14,465.44
  expect(toText(monthOf(plan, month("2015-11")))).toBe("14465");
});
