import type { Day } from "../kernel/day.ts";
import { QUALITY, SLOTS_A_DAY } from "./series.ts";

/** One day of one meter: 48 values, and how each came to be. */
export interface MeterDay {
  readonly meter: string;
  readonly day: Day;
  readonly wh: Int32Array;
  readonly quality: Uint8Array;
}

/** A day as it was known from an instant on. Versions of a day count from 1. */
export interface DayVersion extends MeterDay {
  readonly version: number;
  /** ISO 8601 in UTC, so that texts compare as instants. */
  readonly knownAt: string;
}

/**
 * Provisional values stand until measured ones come, and never replace them; an estimate, and a
 * share of an outage, give way to both. Differences of registers are measurements, however late.
 */
const RANK = {
  [QUALITY.missing]: 0,
  [QUALITY.estimated]: 1,
  [QUALITY.spread]: 1,
  [QUALITY.provisional]: 2,
  [QUALITY.measured]: 3,
  [QUALITY.backfilled]: 3,
  [QUALITY.rolledOver]: 3,
  [QUALITY.exchanged]: 3,
} as const;

/**
 * The day after a later message about it: slot by slot the later value, unless it is missing or of
 * a lower rank than what is known. Null when nothing changes.
 */
export function supersede(known: MeterDay, later: MeterDay): MeterDay | null {
  const wh = known.wh.slice();
  const quality = known.quality.slice();
  let changed = false;
  for (let slot = 0; slot < SLOTS_A_DAY; slot += 1) {
    const before = known.quality[slot] ?? 0;
    const now = later.quality[slot] ?? 0;
    if (now === QUALITY.missing || rankOf(now) < rankOf(before)) continue;
    // The same value read anew, as from a meter's history, is no news.
    if (rankOf(now) === rankOf(before) && later.wh[slot] === known.wh[slot]) continue;
    wh[slot] = later.wh[slot] ?? 0;
    quality[slot] = now;
    changed = true;
  }
  return changed ? { meter: known.meter, day: known.day, wh, quality } : null;
}

/**
 * The newest version known at an instant (null: now); undefined when none was known. Any order goes
 * in.
 */
export function asKnownAt(
  versions: readonly DayVersion[],
  at: string | null,
): DayVersion | undefined {
  let newest: DayVersion | undefined;
  for (const each of versions)
    if ((at === null || each.knownAt <= at) && (!newest || each.version > newest.version))
      newest = each;
  return newest;
}

function rankOf(quality: number): number {
  return (RANK as Readonly<Record<number, number>>)[quality] ?? 0;
}
