import { createHash } from "node:crypto";
import { ok, type Result } from "../kernel/result.ts";
import type { Tx } from "../platform/index.ts";
import type { Day } from "../kernel/day.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import type { Action } from "./action-schema.ts";
import { actRefusal } from "./act-refusals.ts";
import { decide } from "./decide.ts";
import type { Decided, Decision, Household, Refused } from "./decision.ts";
import { type AskedWhen, type HeldHousehold, loadHeldHousehold } from "./load-household.ts";
import { readHistory } from "./history/read-history.ts";
import type { Contract } from "./model.ts";
import { isBefore, lastRecordedAt } from "./history/order-events.ts";
import { refusedToResident } from "./resident-actions.ts";
import {
  accountsOfMeter,
  insertContracts,
  insertEvents,
  keepWrite,
  loadContracts,
  lockForActing,
  lockKey,
  writeSeen,
} from "./store.ts";
import { withDueDocuments } from "./with-due-documents.ts";

/** Who asks: rights of a resident are fewer, a job carries out what a deadline brings. */
export type Actor = "resident" | "staff" | "job";

export interface WriteKey {
  /** Stands for this one request of this one person or job; at most 200 characters. */
  readonly key: string;
  /** Everything that was sent under the key; left out, the action itself. */
  readonly said?: unknown;
}

export interface ActAsk extends AskedWhen, WriteKey {
  readonly accountId: number;
  readonly contractId: string;
  readonly action: Action;
  readonly by: Actor;
  /** The history's length when it was looked at; left out: not looked at. */
  readonly seen?: number;
}

/** What was decided and written, over all contracts that it touched. */
export interface Acted {
  /** Null: the same request had been carried out before, and nothing was written now. */
  readonly decided: Decided | null;
  /** As it stood before. */
  readonly household: Household;
  /** Account of each contract, the tied and the new ones' too. */
  readonly accountOf: ReadonlyMap<string, number>;
}

/**
 * Decide an action under lock and record what it brings over all contracts at once, or say why
 * not. The same key does it once; of two at the same time the second one is told (XX-02).
 */
export async function act(
  tx: Tx,
  catalogue: Catalogue,
  ask: ActAsk,
): Promise<Result<Acted, Refused>> {
  const { accountId, contractId, action, seen, key } = ask;
  const write = { key, said: ask.said ?? [accountId, contractId, action] };
  return decideOnce(tx, catalogue, { ...ask, ...write, buildings: [] }, (household) => {
    const own = household.contracts.find(({ id }) => id === contractId);
    if (!own) return actRefusal("unknown-contract");
    const forbidden = ask.by === "resident" ? refusedToResident(household, action) : null;
    if (forbidden) return forbidden;
    if (seen !== undefined && seen !== own.history.length) return actRefusal("changed-meanwhile");
    return decide(household, contractId, action);
  });
}

export interface DecideOnce extends AskedWhen {
  readonly accountId: number;
  readonly key: string;
  readonly said: unknown;
  /** Contracts of buildings under which the account is about to apply. */
  readonly buildings: readonly string[];
}

/**
 * Whatever is decided about a household, decided under lock and recorded at once. One transaction
 * decides one thing: locks are taken in one order, which a second decision would break.
 */
export async function decideOnce(
  tx: Tx,
  catalogue: Catalogue,
  ask: DecideOnce,
  decideOf: (household: Household) => Decision,
): Promise<Result<Acted, Refused>> {
  const { accountId, key } = ask;
  await lockKey(tx, key);
  const held = await lockedHousehold(tx, catalogue, ask);
  const { accountOf } = held;
  const { household } = held;
  const hash = writeHash(ask.said);
  const before = await writeSeen(tx, key, hash);
  if (before === "other") return actRefusal("key-reused");
  if (before === "same") return ok({ decided: null, household, accountOf });
  const decision = decideOf(household);
  if (!decision.ok) return decision;
  const decided = withDueDocuments(household, decision.value);
  if (isRecordedEarlier(household, decided)) return actRefusal("recorded-out-of-order");
  if (await takesMeter(tx, accountId, decided)) return actRefusal("meter-in-use");
  await keepWrite(tx, key, hash);
  await record(tx, { accountId, held, decided, key });
  const opened = decided.opens.map(({ contract }) => [contract, accountId] as const);
  return ok({ decided, household, accountOf: new Map([...accountOf, ...opened]) });
}

/** Contracts that become tied between the look and the lock are locked as well, in one order. */
async function lockedHousehold(
  tx: Tx,
  catalogue: Catalogue,
  ask: DecideOnce,
): Promise<HeldHousehold> {
  let known = await loadHeldHousehold(tx, catalogue, ask, ask);
  for (;;) {
    await tx.query("savepoint before_locks");
    const contractIds = [...known.accountOf.keys()];
    await lockForActing(tx, { accountId: ask.accountId, contractIds });
    const held = await loadHeldHousehold(tx, catalogue, ask, ask);
    if ([...held.accountOf.keys()].every((id) => known.accountOf.has(id))) return held;
    // Going back releases the locks, so that all of them can be taken anew in their order.
    await tx.query("rollback to savepoint before_locks");
    known = held;
  }
}

function isRecordedEarlier({ contracts, tied }: Household, { events }: Decided): boolean {
  const byContract = Map.groupBy(events, ({ contract }) => contract);
  return [...contracts, ...tied].some((contract) => {
    const last = lastRecordedAt(contract);
    const added = byContract.get(contract.id) ?? [];
    return last !== null && added.some(({ event }) => isBefore(event.recordedAt, last));
  });
}

/** What a meter counts is shown to its customer and billed: it is never two customers' at once. */
async function takesMeter(tx: Tx, accountId: number, { events }: Decided): Promise<boolean> {
  for (const { event } of events) {
    if (event.type !== "supply-set") continue;
    const { meter } = event.supply;
    const others = (await accountsOfMeter(tx, meter)).filter((id) => id !== accountId);
    const contracts = [...(await loadContracts(tx, others)).values()].flat();
    if (contracts.some((contract) => isSuppliedOn(contract, meter, event.on))) return true;
  }
  return false;
}

function isSuppliedOn(contract: Contract, meter: string, on: Day): boolean {
  const life = readHistory(contract);
  if (!life.ok || life.value.startedOn === null) return false;
  const { endedOn, withdrawn, refused, supply } = life.value;
  if (withdrawn || refused || (endedOn !== null && endedOn <= on)) return false;
  const spans = supply?.spans ?? [];
  return spans.some((span) => span.meter === meter && (span.until === null || span.until > on));
}

interface Recording {
  readonly accountId: number;
  readonly held: HeldHousehold;
  readonly decided: Decided;
  readonly key: string;
}

async function record(tx: Tx, { accountId, held, decided, key }: Recording): Promise<void> {
  const byContract = Map.groupBy(decided.events, ({ contract }) => contract);
  const eventsOf = (id: string) => (byContract.get(id) ?? []).map(({ event }) => event);
  const opened = decided.opens.map(({ contract: id, service }) => ({
    accountId,
    contract: { id, service, history: eventsOf(id) },
  }));
  if (opened.length > 0) await insertContracts(tx, opened, key);
  const { contracts, tied } = held.household;
  const added = [...contracts, ...tied].flatMap(({ id, history }) =>
    eventsOf(id).map((event, index) => ({
      accountId: held.accountOf.get(id) ?? accountId,
      contractId: id,
      position: history.length + index + 1,
      event,
    })),
  );
  await insertEvents(tx, added, key);
}

export function writeHash(said: unknown): Buffer {
  return createHash("sha256").update(JSON.stringify(said)).digest();
}
