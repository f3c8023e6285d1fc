import { addDays, type Day } from "../../kernel/day.ts";
import { lastKnown } from "./last-known.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../../metering/series.ts";

const WEEKS = 4;
/** One earlier day is no habit. */
const FEWEST = 2;

export interface UsualDay {
  /** Half-hours of the day that are known from its beginning. */
  readonly through: number;
  readonly wh: number;
  /** Mean of the same weekdays through the same half-hour; null: too few are known. */
  readonly usualWh: number | null;
  /** Sum through each half-hour, of the day and of the mean; the mean goes to the day's end. */
  readonly path: readonly number[];
  readonly usualPath: readonly number[];
  readonly days: readonly Day[];
}

/**
 * A day against the same weekday of the past four weeks, both from midnight through the last
 * half-hour that is known. Mondays of 3, 4, 4 and 5 kWh by noon make 4 usual.
 */
export function usualDay(series: Series, on: Day): UsualDay {
  const today = dayAt(series, on);
  const through = today === null ? 0 : lastKnown(today.quality) + 1;
  const before = Array.from({ length: WEEKS }, (_, week) => addDays(on, -7 * (week + 1))).filter(
    (day) => {
      const slots = dayAt(series, day);
      return slots !== null && !slots.quality.includes(QUALITY.missing);
    },
  );
  const known = before.length >= FEWEST;
  const mean = meanOf(known ? before.flatMap((day) => dayAt(series, day) ?? []) : []);
  return {
    through,
    wh: sum(today?.wh.subarray(0, through) ?? new Int32Array()),
    usualWh: known ? sum(mean.subarray(0, through)) : null,
    path: runningSum(today?.wh.subarray(0, through) ?? new Int32Array()),
    usualPath: known ? runningSum(mean) : [],
    days: known ? before : [],
  };
}

type Slots = Pick<Series, "wh" | "quality">;

function dayAt({ from, wh, quality }: Series, on: Day): Slots | null {
  const start = (on - from) * SLOTS_A_DAY;
  const end = start + SLOTS_A_DAY;
  if (start < 0 || end > wh.length) return null;
  return { wh: wh.subarray(start, end), quality: quality.subarray(start, end) };
}

function meanOf(days: readonly Slots[]): Int32Array {
  return Int32Array.from({ length: days.length === 0 ? 0 : SLOTS_A_DAY }, (_, slot) => {
    const total = days.reduce((all, { wh }) => all + (wh[slot] ?? 0), 0);
    return Math.trunc(total / days.length);
  });
}

function sum(wh: Int32Array): number {
  return wh.reduce((total, each) => total + each, 0);
}

function runningSum(wh: Int32Array): readonly number[] {
  let total = 0;
  return Array.from(wh, (each) => (total += each));
}
