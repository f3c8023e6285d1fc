import type { Tx } from "./pool.ts";

/** Somebody looked at, or did something with, a household's data. */
export interface AuditEntry {
  /** ISO 8601 instant by the operator's clock. */
  readonly at: string;
  /** Login of the person, or the name of the job. */
  readonly actor: string;
  /** What was done: `account.read`, `bill.preview`. */
  readonly action: string;
  readonly accountId: number | null;
  /** Why, in the person's words or a code of the terms; never empty. */
  readonly purpose: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/**
 * Add to the audit, in the same transaction as what it records. Rows are chained by hash and never
 * change.
 */
export async function recordAudit(
  tx: Tx,
  { at, actor, action, accountId, purpose, detail }: AuditEntry,
): Promise<void> {
  await tx.query(
    `insert into audit_log (operator_id, at, actor, action, account_id, purpose, detail, position,
       previous, hash)
     values ($1, $2, $3, $4, $5, $6, $7, 0, '', '')`, // The trigger numbers and chains the row.
    [tx.operatorId, at, actor, action, accountId, purpose, JSON.stringify(detail ?? {})],
  );
}

/**
 * Position of the first audit row that does not follow from the one before it, or null when the
 * chain holds.
 */
export async function firstBrokenAudit(tx: Tx): Promise<number | null> {
  const [row] = await tx.query<{ position: number }>(
    `select position from (
       select a.position, a.hash <> audit_hash(a) or a.previous <> lag(a.hash, 1, ''::bytea) over w
         or a.position <> lag(a.position, 1, 0::bigint) over w + 1 as broken
       from audit_log a window w as (order by a.position)
     ) checked where broken order by position limit 1`,
  );
  return row?.position ?? null;
}
