import { concernedBy } from "../contracts/index.ts";
import { formatDay } from "../kernel/day.ts";
import { contains } from "../kernel/period.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import { addSeconds, isLater, recordAudit, type Tx } from "../platform/index.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { inForceOn } from "../terms/dated.ts";
import { askUse, type UseRefusal } from "./ask-use.ts";
import { phaseOf, windowStart } from "./event-times.ts";
import { type LoadedMember, loadMembers, type When } from "./load-members.ts";
import { schemeOf } from "./scheme.ts";
import { lockLedger, settlePoints } from "./settle-points.ts";
import {
  eventOfKey,
  insertEvent,
  insertTold,
  loadEvent,
  loadParticipants,
  type NewEvent,
  setCalledOff,
  setLeft,
  type ToldHousehold,
} from "./store-events.ts";
import { insertEntries, insertFraud, insertUse, useOfKey } from "./store.ts";

export interface UsePoints extends When {
  readonly accountId: number;
  readonly points: number;
  readonly by: string;
  /** The request's own: the same request asks once. */
  readonly key: string;
}

/** Ask to pay with points, once and for good (MM-15). The ledger is brought up to date first. */
export async function usePoints(
  tx: Tx,
  catalogue: Catalogue,
  ask: UsePoints,
): Promise<Result<{ readonly repeated: boolean }, UseRefusal>> {
  const { accountId, points, now, today, by, key } = ask;
  await lockLedger(tx, accountId);
  if ((await useOfKey(tx, key)) !== null) return ok({ repeated: true });
  await settlePoints(tx, catalogue, [accountId], ask);
  const member = runningMember(await loadMembers(tx, catalogue, [accountId], ask));
  if (member === null) return no({ code: "points.at-rest" });
  const { scheme, entitlements, entries, tenure } = member;
  const decided = askUse({ scheme, entitlements, entries, points, on: today });
  if (!decided.ok) return decided;
  const { billMonth, entries: taken } = decided.value;
  const { contract } = tenure;
  const kept = { accountId, contract, points, askedAt: now, askedBy: by, billMonth, key };
  const cause = await insertUse(tx, kept);
  const named = taken.map((entry) => ({ accountId, contract, entry: { ...entry, cause } }));
  await insertEntries(tx, named, now);
  return ok({ repeated: false });
}

/** The member that points are about: the newest contract, running or not. */
export function runningMember(members: readonly LoadedMember[]): LoadedMember | null {
  const open = members.find(({ entitlements }) => entitlements.at(-1)?.until === null);
  return open ?? members.at(-1) ?? null;
}

export type AnnounceRefusal =
  | { readonly code: "points.no-scheme" }
  | { readonly code: "points.event-too-soon"; readonly hours: number }
  | { readonly code: "points.event-concerns-nobody" };

export interface AnnounceEvent extends When, Omit<NewEvent, "announcedAt" | "announcedBy"> {
  readonly by: string;
  /** The scope with accounts by their ids. */
  readonly to: Parameters<typeof concernedBy>[1]["to"];
}

/** Whom an event would reach: members in its scope whose contracts run on its day. */
export async function concernedByEvent(
  tx: Tx,
  catalogue: Catalogue,
  ask: Pick<AnnounceEvent, "service" | "day" | "to" | "now" | "today">,
): Promise<readonly ToldHousehold[]> {
  const { service, day, to, now, today: on } = ask;
  const scheme = schemeOf(catalogue, service);
  if (scheme === null) return [];
  const held = await concernedBy(tx, { service, change: "event", on, now, effectiveOn: day, to });
  const ids = [...new Set(held.map(({ accountId }) => accountId))];
  const members = await loadMembers(tx, catalogue, ids, ask);
  const contracts = new Set(held.map(({ contract }) => contract.id));
  const told = members
    .filter(({ tenure, entitlements }) => {
      return contracts.has(tenure.contract) && entitlements.some((span) => contains(span, day));
    })
    .map(({ accountId, tenure }) => ({ accountId, contract: tenure.contract }));
  // Who moves within the building may hold two for a while: a household is told once.
  return [...new Map(told.map((each) => [each.accountId, each])).values()];
}

/** Announce a window to exactly those it is about, early enough (MM-09). */
export async function announceEvent(
  tx: Tx,
  catalogue: Catalogue,
  ask: AnnounceEvent,
): Promise<
  Result<{ readonly event: number; readonly told: readonly ToldHousehold[] }, AnnounceRefusal>
> {
  const { now, by, key } = ask;
  const before = await eventOfKey(tx, key);
  if (before !== null) return ok({ event: before, told: [] });
  const may = mayAnnounceEvent(catalogue, ask);
  if (!may.ok) return may;
  const told = await concernedByEvent(tx, catalogue, ask);
  if (told.length === 0) return no({ code: "points.event-concerns-nobody" });
  const { service, title, body, day, windows, scope } = ask;
  const said = { service, title, body, day, windows, scope, key };
  const event = await insertEvent(tx, { ...said, announcedAt: now, announcedBy: by });
  await insertTold(tx, event, told, now);
  await recordAudit(tx, {
    at: now,
    actor: by,
    action: "points.announce",
    accountId: null,
    purpose: "points",
    detail: { event, day: formatDay(day), told: told.length },
  });
  return ok({ event, told });
}

/** Early enough under the terms. */
export function mayAnnounceEvent(
  catalogue: Catalogue,
  { service, day, windows, now }: Pick<AnnounceEvent, "service" | "day" | "windows" | "now">,
): Result<null, AnnounceRefusal> {
  const scheme = schemeOf(catalogue, service);
  const found = scheme && inForceOn(scheme.rule.announced.values, day);
  if (!found?.ok) return no({ code: "points.no-scheme" });
  const { noticeHours: hours } = found.value;
  const latest = addSeconds(now, hours * 3600);
  const isEarly = windows.every((window) => !isLater(latest, windowStart(day, window)));
  return isEarly ? ok(null) : no({ code: "points.event-too-soon", hours });
}

export type ChoiceRefusal =
  | { readonly code: "points.event-not-found" }
  | { readonly code: "points.event-over" };

/** Take part, or leave: it stops what the appliances do by themselves. */
export async function chooseEvent(
  tx: Tx,
  ask: {
    readonly event: number;
    readonly accountId: number;
    readonly part: boolean;
    readonly now: string;
  },
): Promise<Result<null, ChoiceRefusal>> {
  const event = await loadEvent(tx, ask.event);
  const parts = event ? await loadParticipants(tx, ask.event) : [];
  const own = parts.find(({ accountId }) => accountId === ask.accountId);
  if (!event || !own) return no({ code: "points.event-not-found" });
  if (event.calledOffAt !== null || phaseOf(event, ask.now) === "over")
    return no({ code: "points.event-over" });
  if ((own.leftAt === null) !== ask.part) await setLeft(tx, own, ask.part ? null : ask.now);
  return ok(null);
}

/** Call an event off before it is over: nobody is judged by it. */
export async function callOffEvent(
  tx: Tx,
  ask: { readonly event: number; readonly by: string; readonly now: string },
): Promise<Result<null, ChoiceRefusal>> {
  const event = await loadEvent(tx, ask.event);
  if (!event) return no({ code: "points.event-not-found" });
  if (phaseOf(event, ask.now) === "over") return no({ code: "points.event-over" });
  await setCalledOff(tx, ask.event, { by: ask.by, at: ask.now });
  return ok(null);
}

/** Staff found fraud: all points granted so far lapse (MM-16). */
export async function reportFraud(
  tx: Tx,
  catalogue: Catalogue,
  ask: When & { readonly accountId: number; readonly reason: string; readonly by: string },
): Promise<Result<null, { readonly code: "points.at-rest" }>> {
  const { accountId, now: at, today: on, reason, by } = ask;
  await lockLedger(tx, accountId);
  const members = await loadMembers(tx, catalogue, [accountId], ask);
  if (members.length === 0) return no({ code: "points.at-rest" });
  for (const { tenure } of members) {
    await insertFraud(tx, { accountId, contract: tenure.contract, on, reason, by, at });
  }
  await settlePoints(tx, catalogue, [accountId], ask);
  return ok(null);
}
