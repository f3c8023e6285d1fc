import { createHash, randomInt } from "node:crypto";
import { addSeconds, type Tx } from "../platform/index.ts";

const LIFE_SECONDS = 10 * 60;
/** Guesses at one code: five of a million. */
const MOST_TRIES = 5;
/** Codes to one address within the life of one: nobody's letter box is filled from here. */
const MOST_CODES = 3;

/**
 * A code of six digits for a mail address, told once and kept only as its hash, together with the
 * address. Null: that address was sent as many as it may be for now.
 */
export async function makeCode(
  tx: Tx,
  { email, now }: { readonly email: string; readonly now: string },
): Promise<{ readonly code: string; readonly codeId: number } | null> {
  const emailHash = hashOf(tx, "email", mailbox(email));
  // One at a time for an address: requests that come at once are counted one by one.
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `callout-code/${tx.operatorId}/${emailHash.toString("hex")}`,
  ]);
  const [sent] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from callout_code
     where operator_id = $1 and email_hash = $2 and made_at > $3`,
    [tx.operatorId, emailHash, addSeconds(now, -LIFE_SECONDS)],
  );
  if ((sent?.count ?? 0) >= MOST_CODES) return null;
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const [row] = await tx.query<{ code_id: number }>(
    `insert into callout_code (operator_id, email_hash, code_hash, made_at, expires_at)
     values ($1, $2, $3, $4, $5) returning code_id`,
    [tx.operatorId, emailHash, hashOf(tx, email, code), now, addSeconds(now, LIFE_SECONDS)],
  );
  return { code, codeId: row?.code_id ?? 0 };
}

/**
 * Use the newest code of an address, once. Each try is counted before the code is compared: five
 * wrong ones end it, also when they come at the same moment.
 */
export async function useCode(
  tx: Tx,
  ask: { readonly email: string; readonly code: string; readonly now: string },
): Promise<boolean> {
  const [row] = await tx.query<{ right: boolean; code_id: number }>(
    `update callout_code c set tries = tries + 1
     where operator_id = $1 and used_at is null and expires_at > $3 and tries < $4
       and code_id = (select code_id from callout_code
         where operator_id = $1 and email_hash = $2 order by code_id desc limit 1)
     returning code_hash = $5 as right, code_id`,
    [
      tx.operatorId,
      hashOf(tx, "email", mailbox(ask.email)),
      ask.now,
      MOST_TRIES,
      hashOf(tx, ask.email, ask.code),
    ],
  );
  if (row?.right !== true) return false;
  const used = await tx.query(
    `update callout_code set used_at = $3
     where operator_id = $1 and code_id = $2 and used_at is null returning 1`,
    [tx.operatorId, row.code_id, ask.now],
  );
  return used.length > 0;
}

/** Whether a code was used within its own life: an answer was lost, and the call is sent again. */
export async function wasUsed(
  tx: Tx,
  ask: { readonly email: string; readonly code: string; readonly now: string },
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from callout_code where operator_id = $1 and email_hash = $2 and code_hash = $3
       and used_at is not null and expires_at > $4`,
    [
      tx.operatorId,
      hashOf(tx, "email", mailbox(ask.email)),
      hashOf(tx, ask.email, ask.code),
      ask.now,
    ],
  );
  return rows.length > 0;
}

/** Many addresses end in one letter box: `hana+1@example.jp` counts as `hana@example.jp`. */
function mailbox(email: string): string {
  return email.replace(/\+[^@]*@/, "@");
}

function hashOf({ operatorId }: Tx, ...parts: readonly string[]): Buffer {
  const text = [operatorId, ...parts.map((part) => part.trim().toLowerCase())].join("\n");
  return createHash("sha256").update(text).digest();
}
