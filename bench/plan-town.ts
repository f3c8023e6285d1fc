import { addDays, addToMonth, firstDay, month, monthOf } from "../src/kernel/day.ts";
import { nthPeriod, periodOf } from "../src/kernel/period.ts";
import { catalogueMarket } from "../src/rating/catalogue-market.ts";
import { planAt, type PlanAt } from "../src/rating/energy/plan-at.ts";
import { dayClasses } from "../src/rating/energy/year/day-classes.ts";
import type { YearPeriod } from "../src/rating/energy/year/model.ts";
import { type PlanYear, planYear } from "../src/rating/energy/year/plan-year.ts";
import type { Catalogue } from "../src/terms/catalogue.ts";
import { CAPACITIES, cataloguePlans, variantOf } from "./plan-variants.ts";

export const PLANS = 3000;

/** Two plans whose year is priced alone. */
export const SINGLE_PLANS = {
  "three tiers": "market/plans-2014/tepco/plan-1",
  "time bands and days off": "market/plans-2014/chuden/plan-2",
} as const;

/** Read on the 10th, so that seasons begin inside a period. */
export const READ_FROM = addDays(firstDay(month("2015-06")), 9);
const READ_ON_THE_TENTH: readonly YearPeriod[] = Array.from({ length: 12 }, (_, index) => {
  const period = nthPeriod(READ_FROM, index);
  return { period, billMonth: monthOf(period.until) };
});

export const MONTHS_FROM = firstDay(month("2015-06"));
const MONTHS: readonly YearPeriod[] = Array.from({ length: 12 }, (_, index) => {
  const of = addToMonth(month("2015-06"), index);
  return { period: periodOf(of), billMonth: addToMonth(of, 1) };
});

/** A plan at its address, and how it is prepared for a year. */
export function singlePlan(catalogue: Catalogue, address: string) {
  const market = catalogueMarket(catalogue);
  const plan = planAt(catalogue, address);
  const area = plan.plan.areas[0] ?? "tokyo";
  const shared = { catalogue, market, area, capacity: { kva: 6 }, chosen: [] };
  return () => {
    const classes = dayClasses([plan], READ_ON_THE_TENTH);
    const made = planYear(plan, { ...shared, periods: READ_ON_THE_TENTH }, classes);
    if (!made.ok) throw new Error(made.refusal.missing);
    return { classes, year: made.value };
  };
}

/** A repeatable load for a year read on the 10th: no two half-hours need the same number of Wh. */
export function singleLoad(): Float64Array {
  const until = READ_ON_THE_TENTH.at(-1)?.period.until ?? READ_FROM;
  return Float64Array.from(
    { length: (until - READ_FROM) * 48 },
    (_, slot) => 60 + ((slot * 7919) % 431),
  );
}

/** The plans of the catalogue that have a price for the year, and variants of them up to 3,000. */
export function manyPlans(catalogue: Catalogue): readonly PlanAt[] {
  const own = cataloguePlans(catalogue);
  const known = own.filter((plan) => prepareMany(catalogue, [plan]).years.length > 0);
  return Array.from({ length: PLANS }, (_, number) => {
    const plan = known[number % known.length];
    if (!plan) throw new Error("the catalogue has no plan for the year");
    return number < known.length ? plan : variantOf(plan, number);
  });
}

export function prepareMany(catalogue: Catalogue, of: readonly PlanAt[]) {
  const market = catalogueMarket(catalogue);
  const classes = dayClasses(of, MONTHS);
  const years = of.flatMap((plan): PlanYear[] => {
    const area = plan.plan.areas[0] ?? "tokyo";
    for (const capacity of CAPACITIES) {
      const terms = { catalogue, market, area, capacity, periods: MONTHS, chosen: [] };
      const made = planYear(plan, terms, classes);
      if (made.ok) return [made.value];
    }
    return [];
  });
  return { classes, years, market };
}
