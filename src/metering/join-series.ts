import { addDays, type Day } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import { daysInSeries, type Series, SLOTS_A_DAY } from "./series.ts";

/**
 * Stretches of several meters as one series over a period: the course of a household whose meter
 * was exchanged. Days that none covers are missing; it bears the last meter's name and the newest
 * instant.
 */
export function joinSeries(parts: readonly Series[], { from, until }: Period): Series {
  const [only, ...more] = parts;
  const last = parts.at(-1);
  if (only && more.length === 0 && only.from === from && endOf(only) === until) return only;
  const slots = (until - from) * SLOTS_A_DAY;
  const wh = new Int32Array(slots);
  const quality = new Uint8Array(slots);
  for (const part of parts) {
    const first = Math.max(from, part.from);
    const end = Math.min(until, endOf(part));
    if (first >= end) continue;
    const [start, stop] = [(first - part.from) * SLOTS_A_DAY, (end - part.from) * SLOTS_A_DAY];
    wh.set(part.wh.subarray(start, stop), (first - from) * SLOTS_A_DAY);
    quality.set(part.quality.subarray(start, stop), (first - from) * SLOTS_A_DAY);
  }
  const knownAt = parts.reduce((newest, part) => later(newest, part.knownAt), "");
  return { meter: last?.meter ?? "", from, wh, quality, knownAt };
}

/** The first day after a series. */
export function endOf(series: Series): Day {
  return addDays(series.from, daysInSeries(series));
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
