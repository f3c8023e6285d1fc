import { createHash } from "node:crypto";
import { no, ok, type Result } from "../kernel/result.ts";
import type { Tx } from "../platform/index.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { encodeEvent } from "./history/event-codec.ts";
import type { Contract, ContractEvent } from "./model.ts";
import { isBefore, lastRecordedAt } from "./history/order-events.ts";
import type { ContractRefusal } from "./history/refusal.ts";
import {
  insertContracts,
  insertEvents,
  keepWrite,
  loadContract,
  lockContract,
  writeSeen,
} from "./store.ts";
import { tenureOf } from "./history/tenure.ts";

export type RecordRefusal =
  | ContractRefusal
  | { readonly code: "contracts.key-reused"; readonly key: string }
  | { readonly code: "contracts.unknown-contract"; readonly contract: string }
  | { readonly code: "contracts.name-taken"; readonly contract: string }
  | { readonly code: "contracts.recorded-out-of-order"; readonly after: string };

export interface Recorded {
  readonly contract: Contract;
  /** The same request had been carried out before: nothing was written now. */
  readonly repeated: boolean;
}

/** Open a contract for an account with its first events; the same key does it once. */
export async function openContract(
  tx: Tx,
  catalogue: Catalogue,
  ask: { readonly accountId: number; readonly contract: Contract; readonly key: string },
): Promise<Result<Recorded, RecordRefusal>> {
  const { accountId, contract, key } = ask;
  await lockContract(tx, contract.id);
  const hash = hashOf([accountId, contract.service], contract);
  const seen = await writeSeen(tx, key, hash);
  if (seen === "other") return no({ code: "contracts.key-reused", key });
  if (seen === "same") return ok({ contract, repeated: true });
  if (await loadContract(tx, contract.id)) {
    return no({ code: "contracts.name-taken", contract: contract.id });
  }
  const possible = tenureOf(contract, catalogue);
  if (!possible.ok) return possible;
  await keepWrite(tx, key, hash);
  await insertContracts(tx, [{ accountId, contract }], key);
  return ok({ contract, repeated: false });
}

/**
 * Record what happened to a contract, in the order of becoming known: so whatever was known at any
 * earlier instant was possible too. What cannot have happened after what is recorded is refused
 * and nothing is written; the same key with the same events does nothing, with others it is
 * refused.
 */
export async function recordEvents(
  tx: Tx,
  catalogue: Catalogue,
  ask: {
    readonly contractId: string;
    readonly events: readonly ContractEvent[];
    readonly key: string;
  },
): Promise<Result<Recorded, RecordRefusal>> {
  const { contractId, events, key } = ask;
  await lockContract(tx, contractId);
  const found = await loadContract(tx, contractId);
  if (!found) return no({ code: "contracts.unknown-contract", contract: contractId });
  const { accountId, contract: before } = found;
  const hash = hashOf([accountId], { ...before, history: events });
  const seen = await writeSeen(tx, key, hash);
  if (seen === "other") return no({ code: "contracts.key-reused", key });
  if (seen === "same") return ok({ contract: before, repeated: true });
  const after = lastRecordedAt(before);
  const late = events.some(({ recordedAt }) => after !== null && isBefore(recordedAt, after));
  if (after !== null && late) return no({ code: "contracts.recorded-out-of-order", after });
  const contract = { ...before, history: [...before.history, ...events] };
  const possible = tenureOf(contract, catalogue);
  if (!possible.ok) return possible;
  const next = before.history.length + 1;
  const added = events.map((event, k) => ({ accountId, contractId, position: next + k, event }));
  await keepWrite(tx, key, hash);
  await insertEvents(tx, added, key);
  return ok({ contract, repeated: false });
}

/** When it was recorded is no part of what was asked: a repeated request is stamped anew. */
function hashOf(said: readonly unknown[], { id, history }: Contract): Buffer {
  const asked = history.map((event) => ({ ...encodeEvent(event), recordedAt: null }));
  const body = JSON.stringify([...said, id, asked]);
  return createHash("sha256").update(body).digest();
}
