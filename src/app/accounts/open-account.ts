import { createHash } from "node:crypto";
import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Tx } from "../../platform/index.ts";
import type { NewAccountBody, Opened } from "../api/person.ts";
import { type FieldFault, readNewAccount } from "./read-person.ts";
import { insertAccount, keepOpened, openedBefore } from "./store.ts";

export type OpenRefusal =
  | { readonly code: "account.fields"; readonly faults: readonly FieldFault[] }
  | { readonly code: "account.key-reused" };

/** Open an account for somebody new. The same request under the same key opens it once. */
export async function openAccount(
  tx: Tx,
  typed: NewAccountBody,
  { key, today }: { readonly key: string; readonly today: Day },
): Promise<Result<Opened, OpenRefusal>> {
  const bodyHash = createHash("sha256").update(JSON.stringify(typed)).digest();
  await tx.query("select pg_advisory_xact_lock(1184, hashtext($1))", [`${tx.operatorId}/${key}`]);
  const before = await openedBefore(tx, key, bodyHash);
  if (before === "other") return no({ code: "account.key-reused" });
  if (before !== "never") return ok({ account: before.number, repeated: true });
  const read = readNewAccount(typed, today);
  if (!read.ok) return no({ code: "account.fields", faults: read.refusal });
  const { accountId, number } = await insertAccount(tx, read.value);
  await keepOpened(tx, { key, bodyHash, accountId });
  return ok({ account: number, repeated: false });
}
