import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { addSeconds, query, type Tx } from "../platform/index.ts";

/** Days on which a secret address opens its case: complaint and report are long past. */
const LIFE_SECONDS = 90 * 24 * 3600;

/** A secret address for a case: 256 bits, told once, kept only as its hash. */
export async function makeLink(tx: Tx, number: string, now: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.query(
    `insert into callout_link (operator_id, token_hash, number, made_at, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [tx.operatorId, hashOf(token), number, now, addSeconds(now, LIFE_SECONDS)],
  );
  return token;
}

/** Whose secret address it is; null: nobody's. */
export async function operatorOfLink(app: Pool, token: string): Promise<number | null> {
  const [row] = await query<{ operator: number | null }>(
    app,
    "select operator_of_callout_link($1) as operator",
    [hashOf(token)],
  );
  return row?.operator ?? null;
}

/** The case behind a secret address; null: unknown or past its days, the answer does not say. */
export async function caseOfLink(tx: Tx, token: string, now: string): Promise<string | null> {
  const [row] = await tx.query<{ number: string }>(
    `select number from callout_link
     where operator_id = $1 and token_hash = $2 and expires_at > $3`,
    [tx.operatorId, hashOf(token), now],
  );
  return row?.number ?? null;
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
