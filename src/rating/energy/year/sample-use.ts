import { daysOf, type Period } from "../../../kernel/period.ts";
import { SLOTS_A_DAY } from "../../../metering/series.ts";
import { measureUse } from "../measure-use.ts";
import type { PlanAt } from "../plan-at.ts";
import type { EnergyUse } from "../quantity.ts";
import type { DayClasses } from "./day-classes.ts";
import { OPEN } from "./open.ts";
import { type UseProfile, useProfile } from "./use-profile.ts";

const A_HALF_HOUR = 200;

const profiles = new WeakMap<DayClasses, UseProfile>();

/** The same use of all periods, for every plan of a list. */
export function sampleProfile(classes: DayClasses): UseProfile {
  const known = profiles.get(classes);
  if (known) return known;
  const wh = new Float64Array(classes.classOf.length * SLOTS_A_DAY).fill(A_HALF_HOUR);
  const made = useProfile(wh, classes.from, classes);
  profiles.set(classes, made);
  return made;
}

/** An ordinary use of a period, some in every band: 200 Wh a half-hour, 288 kWh in 30 days. */
export function sampleUse(plan: PlanAt, period: Period): EnergyUse {
  const wh = new Int32Array(daysOf(period) * SLOTS_A_DAY).fill(A_HALF_HOUR);
  return measureUse(plan, { period, readings: OPEN, wh, estimated: false });
}
