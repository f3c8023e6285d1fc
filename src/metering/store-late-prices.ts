import type { Area } from "../kernel/area.ts";
import { type Day, day as dayOfText, formatDay } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";

/**
 * For each area, the first day before `before` whose prices became known, or became other ones,
 * after `since` and up to `until`: bills from that day's month on may rest on other prices.
 */
export async function latePrices(
  tx: Tx,
  { since, until, before }: { since: string; until: string; before: Day },
): Promise<ReadonlyMap<Area, Day>> {
  const rows = await tx.query<{ area: Area; first: string }>(
    `select area, min(day)::text as first from spot_price_day
     where operator_id = $1 and known_at > $2::timestamptz and known_at <= $3::timestamptz
       and day < $4::date
     group by area`,
    [tx.operatorId, since, until, formatDay(before)],
  );
  return new Map(rows.map(({ area, first }) => [area, dayOfText(first)]));
}
