import type { Pool } from "pg";
import { operatorOfHome } from "../../home/store-gateways.ts";
import { type TokenRow, useToken } from "../../home/store-tokens.ts";
import { loadOperator, withOperator } from "../../platform/index.ts";

/** Whose home a personal token opens, and what it may do there. */
export interface TokenCaller extends TokenRow {
  readonly operatorId: number;
  /** The operator's present, by its own clock. */
  readonly now: string;
}

/** Null: the secret opens nothing. */
export async function tokenCaller(pool: Pool, secret: string): Promise<TokenCaller | null> {
  const operatorId = await operatorOfHome(pool, "token", secret);
  const operator = operatorId === null ? null : await loadOperator(pool, operatorId);
  if (operator === null) return null;
  const now = operator.clock.instant();
  const used = await withOperator(pool, operator.operatorId, (tx) => useToken(tx, secret, now));
  return used && { ...used, operatorId: operator.operatorId, now };
}
