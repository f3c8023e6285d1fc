import { addToMonth, daysIn, firstDay, formatMonth, type Month } from "../kernel/day.ts";
import { contains, type OpenPeriod, periodOf } from "../kernel/period.ts";
import { fillGaps } from "../metering/fill-gaps.ts";
import { endOf } from "../metering/join-series.ts";
import { type Series, slice } from "../metering/series.ts";
import { inForceOn } from "../terms/dated.ts";
import { judge, type Stretch } from "./judge.ts";
import type { Entitlement, Judged, PointScheme } from "./model.ts";

export interface MonthAsk {
  readonly scheme: PointScheme;
  readonly month: Month;
  readonly entitled: Entitlement | null;
  /** All half-hours known of the power contract's own days; null: none. */
  readonly series: Series | null;
}

/**
 * A calendar month against the mean of the twelve before it, or of fewer since power began (MM-08).
 * It is judged when it lies wholly inside the time in which both contracts run; earlier months
 * need the power contract alone. Of each, every half-hour is known or may be filled.
 */
export function judgeMonth({ scheme, month, entitled, series }: MonthAsk): Judged | null {
  const { rule } = scheme;
  const found = inForceOn(rule.monthly.values, firstDay(month));
  if (!found.ok) return null;
  const { points, months, atLeastMonths, gaps } = found.value;
  const { clause: clauses } = rule.monthly;
  if (entitled === null || !holdsAll(entitled, month)) return NOT_HELD(clauses);
  const first = Array.from({ length: months }, (_, k) => addToMonth(month, k - months));
  const own = { from: entitled.powerFrom, until: entitled.until };
  const before = first.filter((each) => holdsAll(own, each));
  const of = (each: Month): Stretch => stretchOf(each, series, gaps.fillUpTo);
  return judge({
    used: of(month),
    before: before.map(of),
    atLeast: atLeastMonths,
    percent: 100,
    points,
    entry: null,
    clauses,
  });
}

const NOT_HELD = (clauses: readonly string[]): Judged => ({
  verdict: "no-contract",
  points: 0,
  usedWh: null,
  before: [],
  bound: null,
  clauses,
});

function holdsAll(span: OpenPeriod, month: Month): boolean {
  const { from, until } = periodOf(month);
  return contains(span, from) && (span.until === null || span.until >= until);
}

function stretchOf(month: Month, series: Series | null, fillUpTo: number): Stretch {
  const period = periodOf(month);
  const name = formatMonth(month);
  const readings = series === null ? "" : `${series.meter}@${series.knownAt}`;
  const isThere = series && series.from <= period.from && endOf(series) >= period.until;
  if (!isThere) return { name, period, readings, wh: null };
  const { wh, quality } = slice(series, period);
  const filled = fillGaps(wh, quality, { fillUpTo });
  return { name, period, readings, wh: "missing" in filled ? null : sumOf(filled.wh, month) };
}

function sumOf(wh: Int32Array, month: Month): number {
  if (wh.length !== daysIn(month) * 48) throw new Error(`${formatMonth(month)} is not whole`);
  return wh.reduce((sum, each) => sum + each, 0);
}
