import { addMonths, addToMonth, type Day, day, firstDay, formatDay, type Month } from "./day.ts";

/** Half-open: `from` is in, `until` is not. */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

/** A period that may still be running: `until: null` has no end yet. */
export interface OpenPeriod {
  readonly from: Day;
  readonly until: Day | null;
}

export function periodOf(of: Month): Period {
  return { from: firstDay(of), until: firstDay(addToMonth(of, 1)) };
}

export function daysOf({ from, until }: Period): number {
  return until - from;
}

export function contains({ from, until }: OpenPeriod, on: Day): boolean {
  return from <= on && (until === null || on < until);
}

/** What two periods share, or null when they do not meet. */
export function overlap(a: OpenPeriod, b: Period): Period | null {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until !== null && a.until < b.until ? a.until : b.until;
  return from < until ? { from, until } : null;
}

/**
 * The k-th period of `months` months from an anchor, each boundary counted from the anchor and
 * clamped, never stepped: anchored on 01-31, period 1 begins on 02-28 and period 2 on 03-31 again.
 */
export function nthPeriod(anchor: Day, k: number, months = 1): Period {
  return { from: addMonths(anchor, k * months), until: addMonths(anchor, (k + 1) * months) };
}

/** ISO interval text, half-open: `2018-09-11/2018-10-01`. */
export function formatPeriod({ from, until }: Period): string {
  return `${formatDay(from)}/${formatDay(until)}`;
}

/** Throws on text that is no period, or an empty one. */
export function period(text: string): Period {
  const [from, until, ...rest] = text.split("/");
  if (!from || !until || rest.length > 0) throw new Error(`"${text}" is not a period (FROM/UNTIL)`);
  const parsed = { from: day(from), until: day(until) };
  if (parsed.from >= parsed.until) throw new Error(`"${text}" is an empty period`);
  return parsed;
}
