import type { Day } from "../../../kernel/day.ts";
import { overlap } from "../../../kernel/period.ts";
import { endOf, joinSeries, type Series, slice } from "../../../metering/index.ts";
import type { Supply } from "../../../rating/tenure.ts";

/**
 * What was read at a supply through all its meters, each on its own days; null when nothing was.
 * Readings from before the contract stay those of its first meter.
 */
export function useOf(
  { spans }: Supply,
  seriesOf: (meter: string) => Series | null,
): Series | null {
  const parts = spans.flatMap(({ meter, from, until }, index) => {
    const series = seriesOf(meter);
    if (series === null) return [];
    const whole = { from: series.from, until: endOf(series) };
    const own = overlap({ from: index === 0 ? whole.from : from, until }, whole);
    return own === null ? [] : [slice(series, own)];
  });
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  return joinSeries(parts, { from: first.from, until: endOf(last) });
}

/** From the first to the last day on which any of a supply's meters was read. */
export function firstToLast(
  reaches: readonly { readonly from: Day; readonly until: Day }[],
): { readonly from: Day; readonly until: Day } | null {
  const [first, ...more] = reaches;
  if (!first) return null;
  return more.reduce(
    (all, { from, until }) => ({
      from: from < all.from ? from : all.from,
      until: until > all.until ? until : all.until,
    }),
    first,
  );
}
