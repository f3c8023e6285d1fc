import { type Day, day as dayOfText, formatDay } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";

/** A day of a meter about which something became known, and when. */
export interface LateDay {
  readonly meter: string;
  readonly day: Day;
  /** ISO 8601 instant, UTC. */
  readonly knownAt: string;
}

/**
 * Days before `before` of which something became known after `since` and up to `until`: late and
 * corrected readings. Without `meters`, those of the whole operator, which a bill run asks once.
 */
export async function lateDays(
  tx: Tx,
  asked: { since: string; until: string; before: Day; meters?: readonly string[] },
): Promise<readonly LateDay[]> {
  const { since, until, before, meters } = asked;
  const rows = await tx.query<{ meter_id: string; day: string; known_at: string }>(
    `select meter_id, day::text as day, max(known_at) as known_at from interval_day
     where operator_id = $1 and known_at > $2::timestamptz and known_at <= $3::timestamptz
       and day < $4::date
       and ($5::text[] is null or meter_id = any($5))
     group by meter_id, day order by meter_id, day`,
    [tx.operatorId, since, until, formatDay(before), meters ?? null],
  );
  return rows.map((row) => ({
    meter: row.meter_id,
    day: dayOfText(row.day),
    knownAt: row.known_at,
  }));
}
