import type { Tx } from "../platform/index.ts";
import { hashOfToken, newToken } from "./store-links.ts";

export interface KeyRow {
  readonly keyId: number;
  readonly accountId: number;
  readonly name: string;
  readonly ending: string;
  readonly monthly: number | null;
  readonly madeAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

const KEY = `select key_id as "keyId", account_id as "accountId", name, ending, monthly,
    made_at as "madeAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
  from diagnosis_key where operator_id = $1`;

export function loadKeys(tx: Tx, accountId: number): Promise<readonly KeyRow[]> {
  const sql = `${KEY} and account_id = $2 order by key_id`;
  return tx.query<KeyRow & Record<string, unknown>>(sql, [tx.operatorId, accountId]);
}

/** The key that a secret is, revoked or not. */
export async function findKey(tx: Tx, token: string): Promise<KeyRow | null> {
  const [row] = await tx.query<KeyRow & Record<string, unknown>>(`${KEY} and token_hash = $2`, [
    tx.operatorId,
    hashOfToken(token),
  ]);
  return row ?? null;
}

/** Letters by which a key is known wherever it turns up. */
const PREFIX = "engawa_";

export async function insertKey(
  tx: Tx,
  key: {
    readonly accountId: number;
    readonly name: string;
    readonly monthly: number | null;
    readonly by: string;
    readonly now: string;
  },
): Promise<string> {
  const token = newToken(PREFIX);
  await tx.query(
    `insert into diagnosis_key
       (operator_id, account_id, name, token_hash, ending, monthly, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.operatorId,
      key.accountId,
      key.name,
      hashOfToken(token),
      token.slice(-4),
      key.monthly,
      key.by,
      key.now,
    ],
  );
  return token;
}

/** False: the contractor has no such key, or it was revoked before. */
export async function revokeKey(
  tx: Tx,
  ask: {
    readonly accountId: number;
    readonly keyId: number;
    readonly by: string;
    readonly now: string;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update diagnosis_key set revoked_at = $4, revoked_by = $5
     where operator_id = $1 and account_id = $2 and key_id = $3 and revoked_at is null
     returning 1`,
    [tx.operatorId, ask.accountId, ask.keyId, ask.now, ask.by],
  );
  return rows.length > 0;
}

export async function keyUsed(tx: Tx, keyId: number, now: string): Promise<void> {
  await tx.query(
    "update diagnosis_key set last_used_at = $3 where operator_id = $1 and key_id = $2",
    [tx.operatorId, keyId, now],
  );
}

/** Diagnoses that a key made on days from `from` until before `until`. */
export async function countOfKey(
  tx: Tx,
  { keyId, from, until }: { readonly keyId: number; readonly from: string; readonly until: string },
): Promise<number> {
  const [row] = await tx.query<{ used: number }>(
    `select count(*)::integer as used from diagnosis_count
     where operator_id = $1 and key_id = $2 and on_day >= $3 and on_day < $4`,
    [tx.operatorId, keyId, from, until],
  );
  return row?.used ?? 0;
}
