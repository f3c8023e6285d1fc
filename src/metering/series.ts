import { type Day } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";

export const SLOTS_A_DAY = 48;

/**
 * How a slot's value came to be. The numbers are stored; never renumber. The last four are a
 * gateway's: read later from the meter's own history; the share of what an outage of several slots
 * used in all; across the register's beginning anew at 0; the first of another meter's body.
 */
export const QUALITY = {
  missing: 0,
  measured: 1,
  provisional: 2,
  estimated: 3,
  backfilled: 4,
  spread: 5,
  rolledOver: 6,
  exchanged: 7,
} as const;
export type Quality = (typeof QUALITY)[keyof typeof QUALITY];

/**
 * A run of whole days of 30-minute energy, packed: slot `s` of day `from + d` is at index `d * 48 +
 * s`. Slot 0 begins at 00:00 Asia/Tokyo. `wh` is 0 where `quality` is `missing`.
 */
export interface Series {
  readonly meter: string;
  readonly from: Day;
  readonly wh: Int32Array;
  readonly quality: Uint8Array;
  /** The newest instant (ISO 8601, UTC) at which any of these days became known. */
  readonly knownAt: string;
}

/** No register gave this value: it was filled in, or is the share of several slots' use. */
export function isEstimated(quality: number | undefined): boolean {
  return quality === QUALITY.estimated || quality === QUALITY.spread;
}

export function daysInSeries({ wh }: Series): number {
  return wh.length / SLOTS_A_DAY;
}

/**
 * The part of a series inside a period. Throws when the series does not cover it: gaps are
 * `missing`, never absent.
 */
export function slice(series: Series, { from, until }: Period): Series {
  const start = (from - series.from) * SLOTS_A_DAY;
  const end = (until - series.from) * SLOTS_A_DAY;
  if (start < 0 || end > series.wh.length)
    throw new Error(`series of ${series.meter} does not cover the period`);
  return {
    ...series,
    from,
    wh: series.wh.subarray(start, end),
    quality: series.quality.subarray(start, end),
  };
}
