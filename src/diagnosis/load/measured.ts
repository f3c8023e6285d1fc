import { addMonths, type Day } from "../../kernel/day.ts";
import { type Hemisphere, SLOTS } from "./load-year.ts";

/** A run of whole days as a meter gave it. `known` is 1 where it gave a value. */
export interface Readings {
  readonly from: Day;
  readonly days: number;
  readonly wh: Float64Array;
  readonly known: Uint8Array;
}

/** What one day of readings is, for growing others from it. */
export interface ReadDay {
  /** Index of the day in its run. */
  readonly day: number;
  readonly totalWh: number;
}

/** The newest whole year of a run, and its readings there. A shorter run ends its year. */
export function onYear({ from, days, wh, known }: Readings): Readings {
  const until = (from + days) as Day;
  const first = addMonths(until, -12);
  const out = {
    from: first,
    days: until - first,
    wh: new Float64Array((until - first) * SLOTS),
    known: new Uint8Array((until - first) * SLOTS),
  };
  const skipped = Math.max(0, first - from) * SLOTS;
  const at = Math.max(0, from - first) * SLOTS;
  out.wh.set(wh.subarray(skipped), at);
  out.known.set(known.subarray(skipped), at);
  return out;
}

/** Days that have all their half-hours, read or filled. */
export function wholeDays({ days, wh, known }: Readings): ReadDay[] {
  const found: ReadDay[] = [];
  for (let day = 0; day < days; day += 1) {
    let [have, totalWh] = [0, 0];
    for (let slot = day * SLOTS; slot < (day + 1) * SLOTS; slot += 1) {
      have += known[slot] ?? 0;
      totalWh += wh[slot] ?? 0;
    }
    if (have === SLOTS) found.push({ day, totalWh });
  }
  return found;
}

/** Half-hours of a run that the meter gave. */
export function knownSlots(known: Uint8Array): number {
  let count = 0;
  for (let slot = 0; slot < known.length; slot += 1) count += known[slot] ?? 0;
  return count;
}

/** Place and hemisphere of what was measured. */
export interface Surroundings {
  readonly monthlyMeanC: readonly number[];
  readonly hemisphere: Hemisphere;
}
