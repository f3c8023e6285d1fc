import type { Day } from "../../kernel/day.ts";
import { QUALITY, type Series } from "../../metering/series.ts";

/**
 * The half-hour of a series with which its meter began, as its place in the series: 0 where it
 * measured before, the series' end where it has not begun yet. `firstDay`: the first day of which
 * anything is known; null: none that is over.
 */
export function beginningOf({ from, quality }: Series, firstDay: Day | null): number {
  if (firstDay !== null && firstDay < from) return 0;
  const known = quality.findIndex((each) => each !== QUALITY.missing);
  return known < 0 ? quality.length : known;
}

/** Before a meter began nothing went through it: 0, and known as such. Later gaps stay gaps. */
export function sinceFirst(series: Series, firstDay: Day | null): Series {
  const begin = beginningOf(series, firstDay);
  if (begin === 0) return series;
  const quality = series.quality.slice();
  quality.fill(QUALITY.measured, 0, begin);
  return { ...series, quality };
}
