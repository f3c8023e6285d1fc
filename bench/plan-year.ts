#!/usr/bin/env node
/**
 * What a year of use costs under one plan: from a profile of the use, and from its 17,520
 * half-hours; and how long the plan takes to be prepared. The floor is the bare sum of the
 * half-hours. Prints a line of JSON for each.
 */
import { addDays, firstDay, month, monthOf } from "../src/kernel/day.ts";
import { nthPeriod } from "../src/kernel/period.ts";
import { catalogueMarket } from "../src/rating/catalogue-market.ts";
import { planAt } from "../src/rating/energy/plan-at.ts";
import { dayClasses } from "../src/rating/energy/year/day-classes.ts";
import { planYear } from "../src/rating/energy/year/plan-year.ts";
import { useProfile } from "../src/rating/energy/year/use-profile.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { median, rounded } from "./median.ts";

const TARGET_US = 50;
const TARGET_PROFILE_US = 60;

const catalogue = loadCatalogue("catalogue");
const market = catalogueMarket(catalogue);
/** Read on the 10th, so that seasons begin inside a period. */
const start = addDays(firstDay(month("2015-06")), 9);
const periods = Array.from({ length: 12 }, (_, index) => {
  const period = nthPeriod(start, index);
  return { period, billMonth: monthOf(period.until) };
});
const days = (periods.at(-1)?.period.until ?? start) - start;
// A repeatable load: no two half-hours need the same number of Wh.
const wh = Float64Array.from({ length: days * 48 }, (_, slot) => 60 + ((slot * 7919) % 431));

const floor = median(() => sumOf(wh));

const cases = {
  "three tiers": "market/plans-2014/tepco/plan-1",
  "time bands and days off": "market/plans-2014/chuden/plan-2",
};
for (const [name, address] of Object.entries(cases)) {
  const plan = planAt(catalogue, address);
  const area = plan.plan.areas[0] ?? "tokyo";
  const terms = { catalogue, market, area, capacity: { kva: 6 }, periods, chosen: [] };
  const prepare = () => {
    const classes = dayClasses([plan], periods);
    const made = planYear(plan, terms, classes);
    if (!made.ok) throw new Error(made.refusal.missing);
    return { classes, year: made.value };
  };
  const { classes, year } = prepare();
  const profile = useProfile(wh, start, classes);
  const profiled = median(() => useProfile(wh, start, classes, null, profile));
  const fromProfile = median(() => year.yen(profile), 100);
  const whole = median(() => year.yen(useProfile(wh, start, classes, null, profile)));
  const prepared = median(prepare);
  console.log(
    JSON.stringify({
      name: `a plan's year: ${name}, half-hours to yen`,
      unit: "µs",
      target: TARGET_US,
      median: rounded(whole),
      floor: { what: "the bare sum of the half-hours", median: rounded(floor) },
      ratio: rounded(whole / floor),
      parts: {
        profile: { median: rounded(profiled), target: TARGET_PROFILE_US },
        yen: { median: rounded(fromProfile) },
      },
      preparedBefore: { what: "day classes and twelve programs", median: rounded(prepared) },
      met: whole <= TARGET_US && profiled <= TARGET_PROFILE_US,
    }),
  );
}

/** Four sums at once: one alone waits for each addition to end before the next. */
function sumOf(wh: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let slot = 0; slot < wh.length; slot += 4) {
    a += wh[slot] ?? 0;
    b += wh[slot + 1] ?? 0;
    c += wh[slot + 2] ?? 0;
    d += wh[slot + 3] ?? 0;
  }
  return a + b + c + d;
}
