import { nearest } from "../nearest.ts";
import { SLOTS } from "./load-year.ts";
import type { Readings } from "./measured.ts";

/** A gap of at most a week is filled from the days beside it; a longer one is grown by climate. */
const SHORT_GAP = 7 * SLOTS;
/** How far beside it is looked, and how many days are taken. */
const NEAR_DAYS = 21;
const MOST_DAYS = 6;

/**
 * Fills gaps of up to seven days (EN-07): each missing half-hour takes the mean of the same one on
 * the six nearest days of its kind (working day or day off) within three weeks, half up. 09:00
 * missing between 410 and 421 Wh is 416. Answers which slots were filled.
 */
export function fillShortGaps(readings: Readings, off: Uint8Array): Uint8Array {
  const filled = new Uint8Array(readings.known.length);
  const measured = readings.known.slice();
  for (const { start, end } of gapsIn(measured)) {
    if (end - start > SHORT_GAP) continue;
    for (let index = start; index < end; index += 1) {
      const mean = meanBeside({ ...readings, known: measured }, off, index);
      if (mean === null) continue;
      readings.wh[index] = mean;
      readings.known[index] = 1;
      filled[index] = 1;
    }
  }
  return filled;
}

/** Runs of missing half-hours between two that are known; the ends of the run are no gaps. */
function gapsIn(known: Uint8Array): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  let last = known.indexOf(1);
  for (let index = last; index >= 0 && index < known.length; index += 1) {
    if (known[index] !== 1) continue;
    if (index > last + 1) gaps.push({ start: last + 1, end: index });
    last = index;
  }
  return gaps;
}

function meanBeside({ days, wh, known }: Readings, off: Uint8Array, index: number): number | null {
  const day = Math.floor(index / SLOTS);
  const slot = index % SLOTS;
  let [sum, count] = [0, 0];
  for (let away = 1; away <= NEAR_DAYS && count < MOST_DAYS; away += 1)
    for (const other of [day - away, day + away]) {
      if (other < 0 || other >= days || off[other] !== off[day]) continue;
      const at = other * SLOTS + slot;
      if (known[at] !== 1) continue;
      sum += wh[at] ?? 0;
      count += 1;
    }
  return count === 0 ? null : nearest(sum / count);
}
