import { type Day, day as dayOfText } from "../../../kernel/day.ts";
import type { Tx } from "../../../platform/index.ts";
import type { Label } from "../../../terms/fields.ts";

/** What the desk, or a household of itself, told besides (`account.facts`). */
export type Facts = Readonly<Record<string, unknown>>;

export async function loadFacts(tx: Tx, accountId: number): Promise<Facts> {
  const [row] = await tx.query<{ facts: Facts }>(
    "select facts from account where operator_id = $1 and account_id = $2",
    [tx.operatorId, accountId],
  );
  return row?.facts ?? {};
}

/** Lay facts over those that are known; a null takes one back. */
export async function saveFacts(tx: Tx, accountId: number, facts: Facts): Promise<void> {
  await tx.query(
    `update account set facts = jsonb_strip_nulls(facts || $3::jsonb)
     where operator_id = $1 and account_id = $2`,
    [tx.operatorId, accountId, JSON.stringify(facts)],
  );
}

/** How many of a group are compared with; a larger one tells no more. */
const MOST_SIMILAR = 200;

/**
 * Other accounts with the same facts that take part in statistics (MM-25), in an order that is by
 * chance but stays.
 */
export async function loadAlike(
  tx: Tx,
  accountId: number,
  { dwelling, people }: { readonly dwelling: string; readonly people: string },
): Promise<readonly number[]> {
  const rows = await tx.query<{ id: number }>(
    `select account_id as id from account
     where operator_id = $1 and account_id <> $2 and customer = 'consumer'
       and facts->>'dwelling' = $3 and facts->>'people' = $4
       and coalesce(facts->>'statistics', '') <> 'refused'
     order by md5(account_id::text) limit $5`,
    [tx.operatorId, accountId, dwelling, people, MOST_SIMILAR],
  );
  return rows.map(({ id }) => id);
}

/** The account that measures the dwellings of a building, where the operator's gateway does. */
export async function loadMeasuringAccount(
  tx: Tx,
  contract: string,
): Promise<{ readonly accountId: number; readonly facts: Facts } | null> {
  const [row] = await tx.query<{ id: number; facts: Facts }>(
    `select account_id as id, facts from account
     where operator_id = $1 and facts->>'measures' = $2 order by account_id limit 1`,
    [tx.operatorId, contract],
  );
  return row ? { accountId: row.id, facts: row.facts } : null;
}

export interface BuildingNotice {
  readonly id: string;
  readonly title: Label;
  readonly announcedOn: string;
  readonly effectiveOn: string;
  readonly urgent: boolean;
  readonly told: number;
}

/** What was announced to the dwellings of a building, newest first (MM-20). */
export async function loadBuildingNotices(
  tx: Tx,
  contract: string,
): Promise<readonly BuildingNotice[]> {
  const rows = await tx.query<BuildingNotice & Record<string, unknown>>(
    `select announcement_id::text as id, title, urgent, announced_on as "announcedOn",
       effective_on as "effectiveOn",
       (select count(distinct n.account_id) from notification n where n.operator_id = a.operator_id
          and n.once_key like '%/announced/' || a.announcement_id) as told
     from announcement a
     where operator_id = $1 and scope->'buildings' @> to_jsonb($2::text)
     order by announcement_id desc limit 20`,
    [tx.operatorId, contract],
  );
  return rows;
}

/** The first day of which each meter told anything; one that told nothing has none. */
export async function loadFirstDays(
  tx: Tx,
  meters: readonly string[],
): Promise<ReadonlyMap<string, Day>> {
  const rows = await tx.query<{ meter: string; day: string }>(
    `select asked.meter, first.day::text as day from unnest($2::text[]) as asked (meter)
     cross join lateral (
       select day from interval_day where operator_id = $1 and meter_id = asked.meter
       order by day limit 1
     ) first`,
    [tx.operatorId, meters],
  );
  return new Map(rows.map(({ meter, day }) => [meter, dayOfText(day)]));
}
