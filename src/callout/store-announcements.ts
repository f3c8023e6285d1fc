import { instantText, type Tx } from "../platform/index.ts";
import type { Label } from "../terms/fields.ts";
import type { Family } from "./model.ts";

/** A large event that everybody is told of. Empty areas or families: all. */
export interface CalloutAnnouncement {
  readonly announcement: number;
  readonly title: Label;
  readonly body: Label;
  readonly areas: readonly string[];
  readonly families: readonly Family[];
  readonly since: string;
}

/** The one that is on, or null. */
export async function announcementNow(tx: Tx): Promise<CalloutAnnouncement | null> {
  const [row] = await tx.query<{ [K in keyof CalloutAnnouncement]: CalloutAnnouncement[K] }>(
    `select announcement, title, body, areas, families, since from callout_announcement
     where operator_id = $1 and ended_at is null`,
    [tx.operatorId],
  );
  return row ? { ...row, since: instantText(row.since) } : null;
}

/** Begin one; the one that was on ends. The same request begins one. */
export async function beginAnnouncement(
  tx: Tx,
  begun: Omit<CalloutAnnouncement, "announcement"> & {
    readonly by: string;
    readonly key: string;
  },
): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(1182, $1)", [tx.operatorId]);
  const before = await tx.query(
    "select 1 from callout_announcement where operator_id = $1 and write_key = $2",
    [tx.operatorId, begun.key],
  );
  if (before.length > 0) return;
  await tx.query(
    `update callout_announcement set ended_at = $2 where operator_id = $1 and ended_at is null`,
    [tx.operatorId, begun.since],
  );
  await tx.query(
    `insert into callout_announcement (operator_id, title, body, areas, families,
       since, by, write_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.operatorId,
      JSON.stringify(begun.title),
      JSON.stringify(begun.body),
      begun.areas,
      begun.families,
      begun.since,
      begun.by,
      begun.key,
    ],
  );
}

/** End one; false: there is none of that number. One that ended stays as it ended. */
export async function endAnnouncement(tx: Tx, announcement: number, at: string): Promise<boolean> {
  const rows = await tx.query(
    `update callout_announcement set ended_at = coalesce(ended_at, $3)
     where operator_id = $1 and announcement = $2 returning 1`,
    [tx.operatorId, announcement, at],
  );
  return rows.length > 0;
}
