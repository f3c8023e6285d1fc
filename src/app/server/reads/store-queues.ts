import type { Tx } from "../../../platform/index.ts";

/** A contract that waits for something, with whose it is. */
export interface WaitingRow {
  readonly accountId: number;
  readonly account: string;
  readonly person: string;
  readonly contract: string;
  readonly service: string;
  readonly waitsFor: readonly string[];
  readonly since: string | null;
}

/** The first of those that wait, and how many wait besides. */
export interface Waiting {
  readonly rows: readonly WaitingRow[];
  readonly more: number;
}

/** So many of each kind are looked at: nobody works through more at a time. */
const MOST = 50;

const ROW = `g.account_id as "accountId", a.number as account, a.name as person,
  g.contract_id as contract, g.service, g.waits_for as "waitsFor", g.waits_since as since`;

const OWN = "account_id, contract_id, service, waits_for, waits_since";

interface RankedRow extends WaitingRow {
  readonly kind: string;
  readonly total: number;
}

const NOBODY: Waiting = { rows: [], more: 0 };

/** Kinds of waiting that the desk works through, and which contracts wait so. */
const KINDS = {
  decision: "waits_for @> '{decision}'",
  work: "waits_for @> '{work}'",
  start: "waits_for @> '{start}'",
  document: "array_to_string(waits_for, ' ') like '%document:%'",
} as const;

/** All that waits of a kind is counted in one pass; its first are taken from the index. */
const FIRST_OF_EACH = Object.entries(KINDS).map(
  ([kind, is]) =>
    `(select ${OWN}, '${kind}' as kind from agenda
      where operator_id = $1 and waits_for <> '{}' and ${is}
      order by waits_since, contract_id limit $2)`,
);
const COUNTS = Object.entries(KINDS).map(([kind, is]) => {
  return `'${kind}', count(*) filter (where ${is})`;
});

/** What waits longest first, of each kind. */
export async function waitingContracts(tx: Tx): Promise<(kind: keyof typeof KINDS) => Waiting> {
  const rows = await tx.query<RankedRow & Record<string, unknown>>(
    `with counted as (
       select json_build_object(${COUNTS.join()}) as totals
       from agenda where operator_id = $1 and waits_for <> '{}'
     ), first as (${FIRST_OF_EACH.join(" union all ")})
     select ${ROW}, g.kind, (totals ->> g.kind)::integer as total
     from first g cross join counted
     join account a on a.operator_id = $1 and a.account_id = g.account_id
     order by g.waits_since, g.contract_id`,
    [tx.operatorId, MOST],
  );
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return (kind) => withMore(byKind.get(kind) ?? []);
}

/** Contracts with a deadline of the operator's own between two days, nearest first. */
export async function dueSoon(
  tx: Tx,
  { from, by }: { readonly from: string; readonly by: string },
): Promise<Waiting> {
  const rows = await tx.query<Omit<RankedRow, "kind"> & Record<string, unknown>>(
    `select ${ROW}, g.total from (
       select ${OWN}, desk_on, count(*) over () as total from agenda
       where operator_id = $1 and desk_on between $2 and $3
       order by desk_on, contract_id limit $4
     ) g join account a on a.operator_id = $1 and a.account_id = g.account_id
     order by g.desk_on, g.contract_id`,
    [tx.operatorId, from, by, MOST],
  );
  return withMore(rows);
}

function withMore(rows: readonly Omit<RankedRow, "kind">[]): Waiting {
  const [first] = rows;
  return first ? { rows, more: first.total - rows.length } : NOBODY;
}
