import { QUALITY, type Series, SLOTS_A_DAY } from "../../metering/series.ts";

/** What a home takes when nobody asks it for anything. */
export interface Standby {
  readonly watts: number;
  /** Days from which it comes. */
  readonly days: number;
}

/** The half-hour of a day that counts, from its lowest: the third, so that an outage does not. */
const RANK = 2;
/** Fewer whole days than this tell nothing. */
const FEWEST_DAYS = 7;

/**
 * Standby load: of each whole day the third-lowest half-hour (its lowest twentieth), of those the
 * middle one. It takes the whole day because water heaters run by night, and the middle of many
 * because a fridge's compressor comes and goes. Lows of 40, 45 and 300 Wh: 45 Wh a half-hour, 90 W.
 */
export function standbyOf({ wh, quality }: Series): Standby | null {
  const lows: number[] = [];
  for (let start = 0; start + SLOTS_A_DAY <= wh.length; start += SLOTS_A_DAY) {
    const day = quality.subarray(start, start + SLOTS_A_DAY);
    if (day.includes(QUALITY.missing)) continue;
    lows.push(wh.slice(start, start + SLOTS_A_DAY).toSorted()[RANK] ?? 0);
  }
  if (lows.length < FEWEST_DAYS) return null;
  const middle = lows.toSorted((a, b) => a - b)[Math.floor((lows.length - 1) / 2)] ?? 0;
  return { watts: Math.max(0, middle) * 2, days: lows.length };
}

/** The same use without the standby load: never below 0. */
export function withoutStandby(wh: Int32Array, watts: number): Int32Array {
  return wh.map((slot) => Math.max(0, slot - Math.floor(watts / 2)));
}
