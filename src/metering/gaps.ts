import { addDays, type Day } from "../kernel/day.ts";
import { QUALITY, SLOTS_A_DAY, type Series } from "./series.ts";

/** Consecutive slots of one day without a value: `[fromSlot, untilSlot)`. */
export interface Gap {
  readonly day: Day;
  readonly fromSlot: number;
  readonly untilSlot: number;
}

/** Every run of missing slots, day by day, in order. */
export function gapsOf(series: Series): readonly Gap[] {
  const gaps: Gap[] = [];
  let start = -1;
  const { quality } = series;
  for (let index = 0; index <= quality.length; index += 1) {
    const missing = index < quality.length && quality[index] === QUALITY.missing;
    const dayEnds = index % SLOTS_A_DAY === 0;
    if (start >= 0 && (!missing || dayEnds)) {
      gaps.push(gapBetween(series.from, start, index));
      start = -1;
    }
    if (missing && start < 0) start = index;
  }
  return gaps;
}

export function missingSlots({ quality }: Series): number {
  let count = 0;
  for (const each of quality) if (each === QUALITY.missing) count += 1;
  return count;
}

function gapBetween(from: Day, start: number, end: number): Gap {
  const offset = Math.floor(start / SLOTS_A_DAY);
  const midnight = offset * SLOTS_A_DAY;
  return { day: addDays(from, offset), fromSlot: start - midnight, untilSlot: end - midnight };
}
