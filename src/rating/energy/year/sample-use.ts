import { daysOf, type Period } from "../../../kernel/period.ts";
import { SLOTS_A_DAY } from "../../../metering/series.ts";
import { measureUse } from "../measure-use.ts";
import type { PlanAt } from "../plan-at.ts";
import type { EnergyUse } from "../quantity.ts";

/** The readings of use that stands for any: what they measured is what a formula leaves open. */
export const OPEN = "open";

const A_HALF_HOUR = 200;

/** An ordinary use of a period, some in every band: 200 Wh in each half-hour, 288 kWh in 30 days. */
export function sampleUse(plan: PlanAt, period: Period): EnergyUse {
  const wh = new Int32Array(daysOf(period) * SLOTS_A_DAY).fill(A_HALF_HOUR);
  return measureUse(plan, { period, readings: OPEN, wh, estimated: false });
}
