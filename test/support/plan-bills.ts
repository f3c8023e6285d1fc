import { addDays, firstDay, month, monthOf } from "../../src/kernel/day.ts";
import { add, type Exact, reduce, ZERO } from "../../src/kernel/exact.ts";
import { nthPeriod, type Period } from "../../src/kernel/period.ts";
import { ok, type Result } from "../../src/kernel/result.ts";
import { SLOTS_A_DAY } from "../../src/metering/series.ts";
import type { Missing } from "../../src/rating/energy/charge.ts";
import { measureUse } from "../../src/rating/energy/measure-use.ts";
import type { PlanAt } from "../../src/rating/energy/plan-at.ts";
import { rateEnergyUse } from "../../src/rating/energy/rate-energy-use.ts";
import type { YearPeriod, YearTerms } from "../../src/rating/energy/year/model.ts";
import { type Catalogue, rulesOf } from "../../src/terms/catalogue.ts";

/** Every plan of a catalogue, electricity and gas. */
export function everyPlan(catalogue: Catalogue): readonly PlanAt[] {
  const folders = new Set([...catalogue.rules.values()].map(({ service }) => service));
  return [...folders]
    .flatMap((folder) => rulesOf(catalogue, folder, "energy-tariff"))
    .flatMap((rule) => Object.entries(rule.rule.plans).map(([key, plan]) => ({ rule, key, plan })));
}

/** Months one after the other, each from a date to the same date, and billed where it ends. */
export function monthsFrom(first: string, count: number, date = 1): readonly YearPeriod[] {
  const start = addDays(firstDay(month(first)), date - 1);
  return Array.from({ length: count }, (_, index) => {
    const period = nthPeriod(start, index);
    return { period, billMonth: monthOf(period.until) };
  });
}

/** What the charges of each period come to by the bill's own way, from the half-hours on. */
export function billsOf(
  plan: PlanAt,
  wh: Float64Array,
  terms: YearTerms,
): Result<readonly number[], Missing> {
  const amounts: number[] = [];
  const from = terms.periods[0]?.period.from ?? 0;
  for (const { period, billMonth } of terms.periods) {
    const slots = Int32Array.from(wh.subarray(...slotsOf(period, from)));
    const metered = { period, readings: "meter", wh: slots, estimated: false };
    const use = measureUse(plan, metered);
    const rated = rateEnergyUse(plan, use, { ...terms, billMonth, partial: null });
    if (!rated.ok) return rated;
    amounts.push(nearest(rated.value.reduce((sum, { amount }) => add(sum, amount.value), ZERO)));
  }
  return ok(amounts);
}

/** First half-hour and end of a period in a row of half-hours that begins on a day. */
export function slotsOf({ from, until }: Period, first: number): [number, number] {
  return [(from - first) * SLOTS_A_DAY, (until - first) * SLOTS_A_DAY];
}

/** The amount itself where it is whole yen, else the nearest double. */
function nearest(amount: Exact): number {
  const { n, d } = reduce(amount);
  return Number(n) / Number(d);
}
