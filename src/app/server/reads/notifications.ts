import type { LabelText } from "../../api/fields.ts";
import type { NotificationList } from "../../api/deadline.ts";
import type { Reading } from "./world.ts";

interface Row {
  readonly id: number;
  readonly at: string;
  readonly kind: string;
  readonly title: LabelText;
  readonly body: LabelText;
  readonly link: string;
  readonly read: boolean;
}

/** So many are listed. */
const MOST = 100;

/** What a household was told, newest first. */
export async function readNotifications(
  { tx }: Pick<Reading, "tx">,
  accountId: number,
): Promise<NotificationList> {
  const rows = await tx.query<Row & Record<string, unknown>>(
    `select notification_id as id, at, kind, title, body, link, read_at is not null as read
     from notification where operator_id = $1 and account_id = $2
     order by notification_id desc limit $3`,
    [tx.operatorId, accountId, MOST],
  );
  const [unread] = await tx.query<{ count: number }>(
    `select count(*) as count from notification
     where operator_id = $1 and account_id = $2 and read_at is null`,
    [tx.operatorId, accountId],
  );
  const notifications = rows.map((row) => ({ ...row, id: String(row.id) }));
  return { unread: unread?.count ?? 0, notifications };
}

/** Mark as read; false when the household was told no such thing. */
export async function markNotificationRead(
  { tx, now }: Pick<Reading, "tx" | "now">,
  accountId: number,
  id: string,
): Promise<boolean> {
  const rows = await tx.query(
    `update notification set read_at = coalesce(read_at, $4)
     where operator_id = $1 and account_id = $2 and notification_id = $3 returning 1`,
    [tx.operatorId, accountId, id, now],
  );
  return rows.length > 0;
}
