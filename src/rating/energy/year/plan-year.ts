import { add, type Exact, ZERO } from "../../../kernel/exact.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import type { Missing } from "../charge.ts";
import type { PlanAt } from "../plan-at.ts";
import type { EnergyUse } from "../quantity.ts";
import { rateEnergyUse } from "../rate-energy-use.ts";
import type { DayClasses } from "./day-classes.ts";
import type { YearPeriod, YearTerms } from "./model.ts";
import { sampleUse } from "./sample-use.ts";
import { type UseProfile, useIn } from "./use-profile.ts";

/** A plan prepared to be asked again and again what a year of use would cost. */
export interface PlanYear {
  readonly plan: PlanAt;
  /**
   * What the use of a year costs, and by period into `out`: to the yen what `rateEnergyUse` makes
   * of each period, before tax is added where a plan's prices lack it.
   */
  readonly yen: (use: UseProfile, out?: Float64Array) => number;
}

/** Prepares a plan for a year (EN-03), or says what is missing to it. */
export function planYear(
  plan: PlanAt,
  terms: YearTerms,
  classes: DayClasses,
): Result<PlanYear, Missing> {
  const layouts = terms.periods.map(({ period }) => classes.layoutOf(plan, period.from));
  for (const period of terms.periods) {
    const use = sampleUse(plan, period.period);
    const tried = totalOf(plan, use, { terms, period });
    if (!tried.ok) return tried;
  }
  return ok({
    plan,
    yen(use, out) {
      let sum = 0;
      terms.periods.forEach((period, index) => {
        const layout = layouts[index];
        if (!layout) return;
        const total = totalOf(plan, useIn(use, layout, index), { terms, period });
        if (!total.ok) throw new Error(`${total.refusal.code}: ${total.refusal.missing}`);
        const yen = Number(total.value.n) / Number(total.value.d);
        if (out) out[index] = yen;
        sum += yen;
      });
      return sum;
    },
  });
}

function totalOf(
  plan: PlanAt,
  use: EnergyUse,
  { terms, period }: { terms: YearTerms; period: YearPeriod },
): Result<Exact, Missing> {
  const rated = rateEnergyUse(plan, use, {
    ...terms,
    billMonth: period.billMonth,
    partial: null,
  });
  if (!rated.ok) return rated;
  return ok(rated.value.reduce((sum, { amount }) => add(sum, amount.value), ZERO));
}
