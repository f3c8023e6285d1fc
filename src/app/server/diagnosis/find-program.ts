import type { Pool } from "pg";
import { operatorOfToken } from "../../../diagnosis/store-links.ts";
import { findKey, keyUsed } from "../../../diagnosis/store-keys.ts";
import { loadOperator, withOperator } from "../../../platform/index.ts";
import type { Programs } from "../handler.ts";

/**
 * Who a program calls for, by its key: the contractor's account and nothing but the diagnosis. A
 * revoked key is found, so that it can be told that it was revoked; it makes nothing.
 */
export function programsOf(pool: Pool): Programs {
  return async (token) => {
    const operatorId = await operatorOfToken(pool, token, "key");
    const operator = operatorId === null ? null : await loadOperator(pool, operatorId);
    if (operator === null) return null;
    const now = operator.clock.instant();
    return withOperator(pool, operator.operatorId, async (tx) => {
      const program = await findKey(tx, token);
      if (program === null) return null;
      if (program.revokedAt === null) await keyUsed(tx, program.keyId, now);
      const session = {
        operatorId: operator.operatorId,
        userId: 0,
        kind: "resident",
        role: "diagnosis",
        name: program.name,
        loginId: `key ${program.name}`,
        accountId: program.accountId,
        personId: null,
        since: program.madeAt,
        expiresAt: now,
      } as const;
      return { session, program };
    });
  };
}
