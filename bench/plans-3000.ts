#!/usr/bin/env node
/**
 * What a new use of a year costs under each of 3,000 plans: the catalogue's own and variants of
 * them with other prices, tiers, hours and days off. Programs are prepared before; how long that
 * takes stands beside. The floor is a multiplication for each tier, adjustment and rounding of
 * each bill. Prints a line of JSON.
 */
import { addToMonth, firstDay, month } from "../src/kernel/day.ts";
import { periodOf } from "../src/kernel/period.ts";
import { catalogueMarket } from "../src/rating/catalogue-market.ts";
import type { PlanAt } from "../src/rating/energy/plan-at.ts";
import { dayClasses } from "../src/rating/energy/year/day-classes.ts";
import { type PlanYear, planYear } from "../src/rating/energy/year/plan-year.ts";
import { type SpotOn, useProfile } from "../src/rating/energy/year/use-profile.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { median, rounded } from "./median.ts";
import { CAPACITIES, cataloguePlans, variantOf } from "./plan-variants.ts";

const PLANS = 3000;
const TARGET_MS = 50;
const MULTIPLICATIONS_A_BILL = 10;
const ROUNDS = 51;

const catalogue = loadCatalogue("catalogue");
const market = catalogueMarket(catalogue);
const periods = Array.from({ length: 12 }, (_, index) => {
  const of = addToMonth(month("2015-06"), index);
  return { period: periodOf(of), billMonth: addToMonth(of, 1) };
});
const from = firstDay(month("2015-06"));

const own = cataloguePlans(catalogue);
const known = own.filter((plan) => prepare([plan]).years.length > 0);
const plans = Array.from({ length: PLANS }, (_, number) => {
  const plan = known[number % known.length];
  if (!plan) throw new Error("the catalogue has no plan for the year");
  return number < known.length ? plan : variantOf(plan, number);
});

const began = performance.now();
const { classes, years } = prepare(plans);
const preparedMs = performance.now() - began;
if (years.length !== PLANS) throw new Error(`${years.length} plans were priced`);

const wh = new Float64Array(classes.classOf.length * 48);
const spot: SpotOn = (on) => market.spotDay("tokyo", on);
const profile = useProfile(wh, from, classes, spot);
let use = 0;
let checked = 0;
const newUseMs =
  median(
    () => {
      use += 1;
      for (let slot = 0; slot < wh.length; slot += 1) wh[slot] = 60 + ((slot * 7919 + use) % 431);
      useProfile(wh, from, classes, spot, profile);
      for (const year of years) checked += year.yen(profile);
    },
    1,
    ROUNDS,
  ) / 1000;
if (!(checked > 0)) throw new Error("nothing was charged");

const numbers = new Float64Array(PLANS * 12 * MULTIPLICATIONS_A_BILL).fill(2);
const floorMs =
  median(() => {
    let sum = 0;
    for (let index = 0; index < numbers.length; index += 1) sum += (numbers[index] ?? 0) * index;
    return sum;
  }) / 1000;

console.log(
  JSON.stringify({
    name: "3,000 plans' years for a new use, profile included",
    unit: "ms",
    target: TARGET_MS,
    median: rounded(newUseMs),
    runs: ROUNDS,
    floor: {
      what: `${MULTIPLICATIONS_A_BILL} multiplications for each of 36,000 bills`,
      median: rounded(floorMs),
    },
    ratio: rounded(newUseMs / floorMs),
    calendars: classes.layouts.length,
    dayClasses: classes.classes,
    preparedBefore: { what: "36,000 programs, once, not warmed up", ms: rounded(preparedMs) },
    met: newUseMs <= TARGET_MS,
  }),
);

function prepare(of: readonly PlanAt[]) {
  const classes = dayClasses(of, periods);
  const years = of.flatMap((plan): PlanYear[] => {
    const area = plan.plan.areas[0] ?? "tokyo";
    for (const capacity of CAPACITIES) {
      const terms = { catalogue, market, area, capacity, periods, chosen: [] };
      const made = planYear(plan, terms, classes);
      if (made.ok) return [made.value];
    }
    return [];
  });
  return { classes, years };
}
