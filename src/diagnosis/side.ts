import { DRAWS } from "./draws.ts";
import type { PricedPlan, PricedPlans } from "./priced-plans.ts";
import { drawsOf } from "./surface.ts";

/** What all plans of one energy cost for one use, and in each draw of what is not known. */
export interface Side {
  readonly plans: readonly PricedPlan[];
  /** Number of periods. */
  readonly width: number;
  /** Whole yen by plan, then by period. */
  readonly yen: Float64Array;
  /** Whole yen of the year by plan. */
  readonly year: Float64Array;
  /** Yen of the year by plan, then by draw; null where errors are not asked. */
  readonly draws: Float64Array | null;
  /** The present contract's plan; −1 when it is not known. */
  readonly present: number;
}

/** A use with one factor low and high, the rest as it is. */
export interface UseSlope<Use> {
  readonly factor: number;
  readonly low: Use;
  readonly high: Use;
}

/** What all plans ask for a use, with its slopes where errors are wanted. */
export function sideOf(
  priced: PricedPlans,
  yen: Float64Array,
  { present, slopes }: { readonly present: number; readonly slopes: readonly YearSlope[] | null },
): Side {
  const width = priced.terms.periods.length;
  const year = yearsOf(yen, width);
  const draws = slopes === null ? null : drawsOfPlans(year, slopes);
  return { plans: priced.plans, width, yen, year, draws, present };
}

/** The year's yen of all plans with one factor low and high. */
export type YearSlope = UseSlope<Float64Array>;

/** The year of each plan. */
export function yearsOf(yen: Float64Array, width: number): Float64Array {
  const years = new Float64Array(yen.length / width);
  for (let plan = 0, at = 0; plan < years.length; plan += 1) {
    let sum = 0;
    for (const end = at + width; at < end; at += 1) sum += yen[at] ?? 0;
    years[plan] = sum;
  }
  return years;
}

function drawsOfPlans(year: Float64Array, slopes: readonly YearSlope[]): Float64Array {
  const draws = new Float64Array(year.length * DRAWS);
  for (let plan = 0; plan < year.length; plan += 1) {
    const own = slopes.map(({ factor, low, high }) => {
      return { factor, low: low[plan] ?? 0, high: high[plan] ?? 0 };
    });
    drawsOf(year[plan] ?? 0, own, draws.subarray(plan * DRAWS, (plan + 1) * DRAWS));
  }
  return draws;
}
