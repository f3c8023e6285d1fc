import type { Day } from "../../../kernel/day.ts";
import { type OpenPeriod, overlap } from "../../../kernel/period.ts";
import { endOf, joinSeries, type Series, slice } from "../../../metering/index.ts";
import type { Tenure } from "../../../rating/tenure.ts";

/**
 * What a contract's meters read, each on its own days; null when nothing was. What a meter read
 * before the contract, or after it, is another household's and stays out.
 */
export function useOf(tenure: Supplied, seriesOf: (meter: string) => Series | null): Series | null {
  const parts = (tenure.supply?.spans ?? []).flatMap(({ meter, from, until }) => {
    const series = seriesOf(meter);
    const lived = series && overlap(ownDays(tenure), { from: series.from, until: endOf(series) });
    const own = lived && overlap({ from, until }, lived);
    return own === null || series === null ? [] : [slice(series, own)];
  });
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return null;
  return joinSeries(parts, { from: first.from, until: endOf(last) });
}

/** What of a contract decides whose use a reading is. */
export type Supplied = Pick<Tenure, "supply" | "endedOn">;

/** The days on which a supply's meters measured this household. */
export function ownDays({ supply, endedOn }: Supplied): OpenPeriod {
  const from = supply?.spans[0]?.from;
  if (from === undefined) throw new Error("a contract without a supply has no days of use");
  return { from, until: endedOn };
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
