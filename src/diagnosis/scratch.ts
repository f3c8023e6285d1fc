import { type BatteryYear, emptyBatteryYear } from "../solar/battery/model.ts";

/** Flows and generation of one run, overwritten by the next: a slider makes thousands of runs. */
export interface Scratch {
  readonly flows: BatteryYear;
  readonly generation: Float64Array;
}

const known = new Map<number, Scratch>();

/** The one scratch for so many slots. Nothing in it may be kept beyond the next run. */
export function scratchFor(slots: number): Scratch {
  const found = known.get(slots);
  if (found) return found;
  const made = { flows: emptyBatteryYear(slots), generation: new Float64Array(slots) };
  known.set(slots, made);
  return made;
}
