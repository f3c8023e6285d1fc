import { addDays, type Day } from "../../kernel/day.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../../metering/series.ts";

/** The fewest dwellings of which a sum is shown (⚖ MM-25, MM-02). */
export const FEWEST_DWELLINGS = 5;

export type DwellingsState =
  | "shown"
  /** The building has too few. */
  | "too-few"
  /** One of them is not whole on that day. */
  | "incomplete"
  /** One used more than half of it all. */
  | "one-stands-out";

export interface DwellingsDay {
  readonly day: Day;
  readonly state: DwellingsState;
  readonly wh: Int32Array | null;
}

/**
 * One day of a building's dwellings, as a sum only. `of` is how many dwellings the building has,
 * measured or not. The sum is of all of them or is not shown: one of 39 beside one of 40, or beside
 * what the building's meter says, would tell the fortieth dwelling's day.
 */
export function dwellingsDay(series: readonly Series[], day: Day, of: number): DwellingsDay {
  const hidden = (state: DwellingsState) => ({ day, state, wh: null });
  const all = Math.max(of, series.length);
  if (all < FEWEST_DWELLINGS) return hidden("too-few");
  const whole = series.flatMap((each) => wholeDay(each, day) ?? []);
  if (whole.length < all) return hidden("incomplete");
  const wh = new Int32Array(SLOTS_A_DAY);
  for (const each of whole) {
    for (let slot = 0; slot < SLOTS_A_DAY; slot += 1) {
      wh[slot] = (wh[slot] ?? 0) + (each[slot] ?? 0);
    }
  }
  const most = whole.reduce((top, each) => Math.max(top, sum(each)), 0);
  if (most * 2 > sum(wh)) return hidden("one-stands-out");
  return { day, state: "shown", wh };
}

function wholeDay({ from, wh, quality }: Series, day: Day): Int32Array | null {
  const start = (day - from) * SLOTS_A_DAY;
  const end = start + SLOTS_A_DAY;
  if (start < 0 || end > wh.length) return null;
  if (quality.subarray(start, end).includes(QUALITY.missing)) return null;
  return wh.subarray(start, end);
}

/** The greatest half-hour of a stretch: W over half an hour, and which it was. */
export interface Peak {
  readonly watts: number;
  readonly day: Day;
  readonly slot: number;
}

/** Demand is the mean power of a half-hour: 7,500 Wh in one are 15,000 W. */
export function peakOf({ from, wh, quality }: Series): Peak | null {
  let top = -1;
  for (let slot = 0; slot < wh.length; slot += 1) {
    if (quality[slot] === QUALITY.missing) continue;
    if (top < 0 || (wh[slot] ?? 0) > (wh[top] ?? 0)) top = slot;
  }
  if (top < 0) return null;
  const day = addDays(from, Math.floor(top / SLOTS_A_DAY));
  return { watts: (wh[top] ?? 0) * 2, day, slot: top % SLOTS_A_DAY };
}

/** What a whole day came to, and null where a half-hour of it is missing. */
export function wholeDayWh(series: Series, day: Day): number | null {
  const wh = wholeDay(series, day);
  return wh === null ? null : sum(wh);
}

export function sum(wh: Int32Array): number {
  let total = 0;
  for (const each of wh) total += each;
  return total;
}
