import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { query, type Tx } from "../platform/index.ts";

/** The secret of a link or a key is returned once; only its hash is kept. */
export function newToken(prefix = ""): string {
  return prefix + randomBytes(32).toString("base64url");
}

export function hashOfToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Whose link or key it is; null: nobody's. */
export async function operatorOfToken(
  app: Pool,
  token: string,
  opens: "link" | "key",
): Promise<number | null> {
  const [found] = await query<{ operator: number | null }>(
    app,
    "select operator_of_diagnosis($1, $2) as operator",
    [hashOfToken(token), opens],
  );
  return found?.operator ?? null;
}

export interface NewLink {
  readonly accountId: number;
  readonly diagnosisId: number;
  readonly expiresAt: string;
  readonly by: string;
  readonly now: string;
}

/** A new secret address of a diagnosis; those before it end. */
export async function insertLink(tx: Tx, link: NewLink): Promise<string> {
  const token = newToken();
  const { accountId, diagnosisId, expiresAt, by, now } = link;
  await revokeLinks(tx, { accountId, diagnosisId, by, now });
  await tx.query(
    `insert into diagnosis_link
       (operator_id, account_id, diagnosis_id, token_hash, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.operatorId, accountId, diagnosisId, hashOfToken(token), by, now, expiresAt],
  );
  return token;
}

export async function revokeLinks(
  tx: Tx,
  { accountId, diagnosisId, by, now }: Omit<NewLink, "expiresAt">,
): Promise<number> {
  const rows = await tx.query(
    `update diagnosis_link set revoked_at = $4, revoked_by = $5
     where operator_id = $1 and account_id = $2 and diagnosis_id = $3 and revoked_at is null
     returning 1`,
    [tx.operatorId, accountId, diagnosisId, now, by],
  );
  return rows.length;
}

export interface OpenedLink {
  readonly accountId: number;
  readonly linkId: number;
  readonly question: unknown;
  readonly answer: unknown;
  readonly plans: unknown;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly contractor: string;
  /** How often it was opened before. */
  readonly opened: number;
}

/** The diagnosis behind a link that still opens; it is counted that it was opened. */
export async function openLink(tx: Tx, token: string, now: string): Promise<OpenedLink | null> {
  const [row] = await tx.query<OpenedLink & Record<string, unknown>>(
    `with used as (
       update diagnosis_link set opened = opened + 1, opened_at = $3
       where operator_id = $1 and token_hash = $2 and revoked_at is null and expires_at > $3
       returning *
     )
     select u.account_id as "accountId", u.link_id as "linkId", d.question, d.answer, d.plans,
       d.made_at as "madeAt", u.expires_at as "expiresAt", a.name as contractor,
       u.opened - 1 as opened
     from used u join diagnosis d using (operator_id, account_id, diagnosis_id)
       join account a using (operator_id, account_id)`,
    [tx.operatorId, hashOfToken(token), now],
  );
  return row ?? null;
}
