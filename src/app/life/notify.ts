import type { Tx } from "../../platform/index.ts";
import type { Label } from "../../terms/fields.ts";
import { writeLetters } from "./letters.ts";

/** What a household is told in the portal, and by mail where it has an address. */
export interface Notification {
  /** Null: the operator's staff. */
  readonly accountId: number | null;
  readonly kind: string;
  readonly contractId: string | null;
  readonly title: Label;
  readonly body: Label;
  /** A path of the portal. */
  readonly link: string;
  /** The same thing is told once. */
  readonly onceKey: string;
}

/** Those of some things that were told before. */
export async function toldBefore(
  tx: Tx,
  onceKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ onceKey: string }>(
    `select once_key as "onceKey" from notification
     where operator_id = $1 and once_key = any($2::text[])`,
    [tx.operatorId, onceKeys],
  );
  return new Set(rows.map(({ onceKey }) => onceKey));
}

/** Tell households, each thing once; answers how many were told now. */
export async function notify(
  tx: Tx,
  at: string,
  notifications: readonly Notification[],
): Promise<number> {
  if (notifications.length === 0) return 0;
  const rows = await tx.query<{ onceKey: string }>(
    `insert into notification
       (operator_id, at, account_id, kind, contract_id, title, body, link, once_key)
     select $1, $2, * from unnest($3::integer[], $4::text[], $5::text[], $6::jsonb[], $7::jsonb[],
       $8::text[], $9::text[])
     on conflict (operator_id, once_key) do nothing returning once_key as "onceKey"`,
    [
      tx.operatorId,
      at,
      notifications.map(({ accountId }) => accountId),
      notifications.map(({ kind }) => kind),
      notifications.map(({ contractId }) => contractId),
      notifications.map(({ title }) => JSON.stringify(title)),
      notifications.map(({ body }) => JSON.stringify(body)),
      notifications.map(({ link }) => link),
      notifications.map(({ onceKey }) => onceKey),
    ],
  );
  const fresh = new Set(rows.map(({ onceKey }) => onceKey));
  await writeLetters(
    tx,
    at,
    notifications.filter(({ onceKey }) => fresh.has(onceKey)),
  );
  return rows.length;
}
