import type { Tx } from "../platform/index.ts";
import { hashOfSecret, newHomeToken } from "./secret.ts";

/** A personal token for the Web API of the own home. */
export interface TokenRow {
  readonly token: number;
  readonly accountId: number;
  readonly name: string;
  readonly mayControl: boolean;
  readonly madeAt: string;
  readonly lastUsedAt: string | null;
}

const TOKEN = `token_id as token, account_id as "accountId", name, may_control as "mayControl",
  made_at as "madeAt", last_used_at as "lastUsedAt"`;

type Found = TokenRow & Record<string, unknown>;

export function loadTokens(tx: Tx, accountId: number): Promise<readonly TokenRow[]> {
  return tx.query<Found>(
    `select ${TOKEN} from home_token
     where operator_id = $1 and account_id = $2 and dropped_at is null order by token_id`,
    [tx.operatorId, accountId],
  );
}

/** How many a home has at most. */
export const MOST_TOKENS = 20;

/** Make one; its secret is returned once and stored nowhere. */
export async function insertToken(
  tx: Tx,
  token: {
    readonly accountId: number;
    readonly name: string;
    readonly mayControl: boolean;
    readonly by: string;
    readonly now: string;
  },
): Promise<{ readonly token: number; readonly secret: string }> {
  const secret = newHomeToken();
  const [made] = await tx.query<{ token: number }>(
    `insert into home_token
       (operator_id, token_hash, account_id, name, may_control, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning token_id as token`,
    [
      tx.operatorId,
      hashOfSecret(secret),
      token.accountId,
      token.name,
      token.mayControl,
      token.by,
      token.now,
    ],
  );
  if (!made) throw new Error("the table of tokens took no row");
  return { token: made.token, secret };
}

/** The token that a secret is, and that it was used now; null: none that opens anything. */
export async function useToken(tx: Tx, secret: string, now: string): Promise<TokenRow | null> {
  const [row] = await tx.query<Found>(
    `update home_token set last_used_at = $3
     where operator_id = $1 and token_hash = $2 and dropped_at is null returning ${TOKEN}`,
    [tx.operatorId, hashOfSecret(secret), now],
  );
  return row ?? null;
}

/** False: the home has no such token. */
export async function dropToken(
  tx: Tx,
  { accountId, token }: { readonly accountId: number; readonly token: number },
  now: string,
): Promise<boolean> {
  const dropped = await tx.query(
    `update home_token set dropped_at = $4
     where operator_id = $1 and account_id = $2 and token_id = $3 and dropped_at is null
     returning token_id`,
    [tx.operatorId, accountId, token, now],
  );
  return dropped.length > 0;
}
