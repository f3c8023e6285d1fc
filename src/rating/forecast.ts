import { addDays, type Day } from "../kernel/day.ts";
import { overlap, type Period } from "../kernel/period.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../metering/series.ts";

/** Weeks back from which the same weekday is taken. */
const WEEKS = 4;
/** Eight outcomes in ten lie within 1.28 standard deviations: 128 hundredths. */
const WIDTH_PERCENT = 128;

/** Use of a month: what is known, and what its rest will likely be. */
export interface ExpectedUse {
  /** Days of the month that are known, from its first. */
  readonly known: number;
  /** Slots of all days of the month: measured, then expected. */
  readonly wh: Int32Array;
  /** Half the width of the band around the expected Wh of the first n days ahead, by n (0 is 0). */
  readonly spreadWh: readonly number[];
}

/**
 * The month's use with its rest filled in: each day to come takes, slot by slot, the mean of the
 * same weekdays of the last four weeks that were measured whole. The band comes from how far those
 * days lay from their means: for n days ahead the deviation is s × √(n + n² ÷ k), with k sample
 * days, because a mean of few days is itself unsure. Four Mondays of 8, 10, 10 and 12 kWh make the
 * next Monday 10 kWh. Null when fewer than seven whole days are known: then nothing is guessed.
 */
export function expectUse(series: Series, month: Period): ExpectedUse | null {
  const end = addDays(series.from, series.wh.length / SLOTS_A_DAY);
  const known = overlap({ from: series.from, until: end }, month);
  const knownDays = known === null ? 0 : known.until - month.from;
  const first = addDays(month.from, knownDays);
  const samples = wholeDays(series, { from: addDays(first, -7 * WEEKS), until: first });
  if (samples.length < 7) return null;
  const wh = new Int32Array((month.until - month.from) * SLOTS_A_DAY);
  for (let day = month.from; day < first; day = addDays(day, 1)) {
    wh.set(completed(series, day, samples), (day - month.from) * SLOTS_A_DAY);
  }
  for (let day = first; day < month.until; day = addDays(day, 1)) {
    wh.set(meanDay(series, alike(samples, day)), (day - month.from) * SLOTS_A_DAY);
  }
  const s = deviation(series, samples);
  const ahead = Array.from({ length: month.until - first + 1 }, (_, n) =>
    Math.trunc((WIDTH_PERCENT * s * Math.sqrt(n + (n * n) / samples.length)) / 100),
  );
  return { known: knownDays, wh, spreadWh: ahead };
}

/** The days of a stretch of which every half-hour is there. */
function wholeDays(series: Series, period: Period): Day[] {
  const end = addDays(series.from, series.wh.length / SLOTS_A_DAY);
  const inside = overlap({ from: series.from, until: end }, period);
  if (inside === null) return [];
  const days = Array.from({ length: inside.until - inside.from }, (_, n) =>
    addDays(inside.from, n),
  );
  return days.filter((day) => !slotsOf(series.quality, series.from, day).includes(QUALITY.missing));
}

/** Days of the same weekday; where none was measured whole, all of them. */
function alike(samples: readonly Day[], day: Day): readonly Day[] {
  const same = samples.filter((sample) => (day - sample) % 7 === 0);
  return same.length > 0 ? same : samples;
}

function meanDay(series: Series, days: readonly Day[]): Int32Array {
  const sums = new Float64Array(SLOTS_A_DAY);
  for (const day of days) {
    slotsOf(series.wh, series.from, day).forEach((wh, slot) => {
      sums[slot] = (sums[slot] ?? 0) + wh;
    });
  }
  return Int32Array.from(sums, (sum) => Math.trunc(sum / days.length));
}

/** Standard deviation of day totals from the mean of their own weekday, in Wh. */
function deviation(series: Series, samples: readonly Day[]): number {
  const total = (day: Day) => slotsOf(series.wh, series.from, day).reduce((sum, wh) => sum + wh, 0);
  const squares = samples.map((day) => {
    const same = alike(samples, day).map(total);
    const mean = same.reduce((sum, wh) => sum + wh, 0) / same.length;
    return (total(day) - mean) ** 2;
  });
  const weekdays = new Set(samples.map((day) => day % 7)).size;
  const free = Math.max(1, samples.length - weekdays);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / free);
}

/** A known day; half-hours that were not received are expected like a day to come. */
function completed(series: Series, day: Day, samples: readonly Day[]): Int32Array {
  const wh = slotsOf(series.wh, series.from, day);
  const quality = slotsOf(series.quality, series.from, day);
  if (!quality.includes(QUALITY.missing)) return wh;
  const mean = meanDay(series, alike(samples, day));
  return wh.map((each, slot) => (quality[slot] === QUALITY.missing ? (mean[slot] ?? 0) : each));
}

function slotsOf<T extends Int32Array | Uint8Array>(slots: T, from: Day, day: Day): T {
  const start = (day - from) * SLOTS_A_DAY;
  return slots.subarray(start, start + SLOTS_A_DAY) as T;
}

/**
 * The month as it stands after `days` of it, for pricing: later slots are zero; with `shiftWh`, the
 * days ahead of the known ones are scaled so that together they hold that much more or less.
 */
export function useThrough({ known, wh }: ExpectedUse, days: number, shiftWh = 0): Int32Array {
  const use = new Int32Array(wh.length);
  use.set(wh.subarray(0, days * SLOTS_A_DAY));
  const ahead = use.subarray(Math.min(known, days) * SLOTS_A_DAY, days * SLOTS_A_DAY);
  const total = ahead.reduce((sum, slot) => sum + slot, 0);
  if (total === 0 || shiftWh === 0) return use;
  const wanted = Math.max(0, total + shiftWh);
  ahead.forEach((slot, index) => {
    ahead[index] = Math.trunc((slot * wanted) / total);
  });
  return use;
}
