import type { Day } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import { isBefore, lastRecordedAt } from "./history/order-events.ts";
import { readHistory } from "./history/read-history.ts";
import { stateOf } from "./history/state.ts";
import {
  type HeldContract,
  insertEvents,
  loadHeldByName,
  loadHeldOfService,
  loadHeldUnder,
  lockContracts,
} from "./store.ts";

/** A change, and whom it is about. */
export interface Announcing {
  readonly service: string;
  readonly change: string;
  readonly on: Day;
  readonly now: string;
  readonly effectiveOn: Day;
  /** Whom of those that hold the service: all, those of buildings, or some accounts. */
  readonly to:
    | { readonly all: true }
    | { readonly buildings: readonly string[] }
    | { readonly accountIds: readonly number[] };
}

export interface AnnounceTo extends Announcing {
  readonly lastDayToLeaveFree: Day | null;
  readonly key: string;
}

/**
 * Record on each contract concerned that a change was told (MM-20): those of the service that are
 * accepted and will still run when it counts. Answers them; who is not among them was not told.
 */
export async function recordAnnouncement(
  tx: Tx,
  ask: AnnounceTo,
): Promise<readonly HeldContract[]> {
  const names = (await concernedBy(tx, ask)).map(({ contract }) => contract.id);
  await lockContracts(tx, names);
  const held = (await concernedBy(tx, ask)).filter(({ contract }) => names.includes(contract.id));
  const { change, effectiveOn, lastDayToLeaveFree, on, now, key } = ask;
  const type = "announced";
  const event = { type, change, effectiveOn, lastDayToLeaveFree, on, recordedAt: now } as const;
  const events = held.map(({ accountId, contract: { id, history } }) => {
    return { accountId, contractId: id, position: history.length + 1, event };
  });
  await insertEvents(tx, events, key);
  return held;
}

/** Contracts of the service that run today and will when the change counts. */
export async function concernedBy(tx: Tx, ask: Announcing): Promise<readonly HeldContract[]> {
  const held = await inScope(tx, ask);
  return held.filter(({ contract }) => contract.service === ask.service && runsOn(contract, ask));
}

async function inScope(tx: Tx, { service, to }: Announcing): Promise<readonly HeldContract[]> {
  if ("buildings" in to) {
    return [
      ...(await loadHeldByName(tx, to.buildings)),
      ...(await loadHeldUnder(tx, to.buildings)),
    ];
  }
  const all = await loadHeldOfService(tx, service);
  return "all" in to ? all : all.filter(({ accountId }) => to.accountIds.includes(accountId));
}

function runsOn(contract: HeldContract["contract"], { on, now, effectiveOn }: Announcing): boolean {
  const life = readHistory(contract);
  const last = lastRecordedAt(contract);
  if (!life.ok || (last !== null && isBefore(now, last))) return false;
  const { endedOn } = life.value;
  const state = stateOf(life.value, on);
  const isHeld = state !== null && HELD.has(state);
  return isHeld && (endedOn === null || endedOn > effectiveOn);
}

const HELD: ReadonlySet<string> = new Set(["accepted", "active", "suspended", "paused"]);
