import { addDays, type Day } from "../kernel/day.ts";
import { contains } from "../kernel/period.ts";
import type { Entitlement, Entry, Finding, Lapse, Lot } from "./model.ts";

/** What is left of one grant. */
export interface LotState {
  readonly lot: Lot;
  readonly grantedOn: Day;
  readonly lastValidDay: Day;
  readonly left: number;
}

/** Each lot with what is left of it, in the order in which they are used: oldest first. */
export function lotsOf(entries: readonly Entry[]): readonly LotState[] {
  const lots = new Map<Lot, LotState>();
  for (const { lot, grantedOn, lastValidDay, points } of entries) {
    const left = (lots.get(lot)?.left ?? 0) + points;
    lots.set(lot, { lot, grantedOn, lastValidDay, left });
  }
  return [...lots.values()].toSorted(
    (a, b) =>
      a.lastValidDay - b.lastValidDay || a.grantedOn - b.grantedOn || (a.lot < b.lot ? -1 : 1),
  );
}

export function balanceOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { points }) => sum + points, 0);
}

export interface PostAsk {
  readonly posted: readonly Entry[];
  readonly findings: readonly Finding[];
  readonly entitlements: readonly Entitlement[];
  /** Days on which fraud was found: all that was granted until then lapses (MM-16). */
  readonly frauds: readonly Day[];
  readonly today: Day;
}

/**
 * Desired less posted, like a bill: what the ledger still lacks today. Called again after it was
 * written, it gives nothing. A late reading that undoes a grant takes back at most what is left of
 * it, so the balance is never negative.
 */
export function toPost(ask: PostAsk): readonly Entry[] {
  const granted = grantEntries(ask);
  const all = [...ask.posted, ...granted];
  return [...granted, ...lapseEntries(ask, all)];
}

function grantEntries({ posted, findings, entitlements, today }: PostAsk): readonly Entry[] {
  const wanted = new Map<Lot, Finding>();
  for (const finding of findings) {
    const isHeld = entitlements.some((span) => contains(span, finding.grantedOn));
    if (finding.points > 0 && finding.grantedOn <= today && isHeld)
      wanted.set(finding.lot, finding);
  }
  const states = new Map(lotsOf(posted).map((state) => [state.lot, state]));
  const fresh = [...wanted.values()].filter(({ lot }) => !states.has(lot)).map(asGrant);
  const corrections = [...states.values()].flatMap((state) => {
    const desired = wanted.get(state.lot)?.points ?? 0;
    const delta = Math.max(desired - netGrant(posted, state.lot), -state.left);
    return delta === 0 ? [] : [entryOf(state, "corrected", delta, today, "")];
  });
  return [...fresh, ...corrections];
}

function asGrant({ lot, points, grantedOn, lastValidDay }: Finding): Entry {
  return { kind: "granted", lot, points, on: grantedOn, grantedOn, lastValidDay, cause: "" };
}

function netGrant(posted: readonly Entry[], lot: Lot): number {
  return posted
    .filter((entry) => entry.lot === lot && ["granted", "corrected"].includes(entry.kind))
    .reduce((sum, { points }) => sum + points, 0);
}

/** Points that lapse, and those that lapsed by what turned out otherwise: a notice taken back. */
function lapseEntries(ask: PostAsk, all: readonly Entry[]): readonly Entry[] {
  return lotsOf(all).flatMap((state) => {
    const lapse = lapseOf(state, ask);
    if (lapse !== null && state.left > 0)
      return [entryOf(state, "lapsed", -state.left, lapse.on, lapse.why)];
    if (lapse !== null) return [];
    const lapsed = all
      .filter(({ lot, kind }) => lot === state.lot && (kind === "lapsed" || kind === "restored"))
      .reduce((sum, { points }) => sum + points, 0);
    return lapsed < 0 ? [entryOf(state, "restored", -lapsed, ask.today, "")] : [];
  });
}

/** The first day on which points of a lot are gone, and why; null: they are not. */
function lapseOf(
  { grantedOn, lastValidDay }: LotState,
  { entitlements, frauds, today }: PostAsk,
): { readonly on: Day; readonly why: Lapse } | null {
  const span = entitlements.find((each) => contains(each, grantedOn));
  const fraud = frauds.filter((on) => on >= grantedOn).toSorted((a, b) => a - b)[0];
  const causes: { readonly on: Day; readonly why: Lapse }[] = [
    { on: addDays(lastValidDay, 1), why: "validity" },
    ...(span?.until && span.endedBy ? [{ on: span.until, why: span.endedBy }] : []),
    // The contract turned out never to have run when it was granted: there is nothing to keep.
    ...(span === undefined ? [{ on: grantedOn, why: "contract-ended" as const }] : []),
    ...(fraud === undefined ? [] : [{ on: fraud, why: "fraud" as const }]),
  ];
  const [first] = causes.filter(({ on }) => on <= today).toSorted((a, b) => a.on - b.on);
  return first ?? null;
}

function entryOf(
  { lot, grantedOn, lastValidDay }: LotState,
  kind: Entry["kind"],
  points: number,
  on: Day,
  cause: string,
): Entry {
  return { kind, lot, points, on, grantedOn, lastValidDay, cause };
}

/** Points for an application, from the oldest lots; null: there are not so many. */
export function takeOldest(
  entries: readonly Entry[],
  { points, on }: { readonly points: number; readonly on: Day },
): readonly Entry[] | null {
  const taken: Entry[] = [];
  let wanted = points;
  for (const state of lotsOf(entries)) {
    const part = Math.min(wanted, state.left);
    if (part <= 0) continue;
    taken.push(entryOf(state, "asked", -part, on, ""));
    wanted -= part;
  }
  return wanted === 0 ? taken : null;
}
