import { familySkill } from "../coverage/family-skill.ts";
import type { CaseState, ClockName, Family, Place, Skill, Trouble, Urgency } from "../model.ts";
import type { CaseNow, ClockNow, VisitNow } from "./case-now.ts";
import { type ClockSeconds, clocksOfCase, nextClock } from "./clocks.ts";

/**
 * What boards and figures show of a case without reading its facts: written with each of them, and
 * nothing that they do not say. Instants in UTC, yen with tax.
 */
export interface CaseSummary {
  readonly state: CaseState;
  readonly source: "desk" | "resident" | "public";
  readonly family: Family;
  readonly trouble: Trouble["trouble"];
  readonly service: string | null;
  readonly name: string;
  readonly place: Place;
  readonly urgency: Urgency;
  readonly outcome: "covered" | "priced" | "refused" | "handed-over" | null;
  readonly skill: Skill;
  readonly minutes: number;
  readonly visit: number;
  readonly technician: string | null;
  readonly acceptedAt: string | null;
  readonly leftAt: string | null;
  readonly arrivedAt: string | null;
  readonly slot: VisitNow["slot"];
  readonly promise: VisitNow["promise"];
  readonly offer: { readonly technician: string; readonly expiresAt: string } | null;
  readonly clocks: readonly ClockNow[];
  readonly needs: readonly Need[];
  /** For the figures. */
  readonly firstArrivedAt: string | null;
  readonly finishedAt: string | null;
  readonly finishedBy: string | null;
  readonly isSolved: boolean;
  readonly visits: number;
  readonly complaints: number;
  /** Whether somebody was there within the first promise; null: none was made, or nobody came. */
  readonly isPromiseKept: boolean | null;
  /** Of what was signed. */
  readonly signedYen: number;
  readonly workedSeconds: number;
}

/** What stands at a case for the desk to look at. */
export type Need = "nobody" | "price" | "place" | "conflict" | "nobody-there" | "whose" | "part";

export function summaryOf(now: CaseNow, seconds: ClockSeconds): CaseSummary {
  const visit = now.visits.at(-1);
  const offer = now.offers.find(({ state }) => state === "open");
  return {
    state: now.state,
    source: now.opened.source,
    family: now.trouble.family,
    trouble: now.trouble.trouble,
    service: now.entitlement?.service ?? null,
    name: now.opened.asker.name,
    place: now.place,
    urgency: now.urgency,
    outcome: now.entitlement?.outcome ?? null,
    skill: now.entitlement?.skill ?? familySkill(now.trouble.family),
    minutes: now.entitlement?.usualMinutes ?? 60,
    visit: now.visit,
    technician: visit?.technician ?? null,
    acceptedAt: visit?.acceptedAt ?? null,
    leftAt: visit?.leftAt ?? null,
    arrivedAt: visit?.arrivedAt ?? null,
    slot: visit?.slot ?? null,
    promise: visit?.promise ?? null,
    offer: offer ? { technician: offer.technician, expiresAt: offer.expiresAt } : null,
    clocks: clocksOfCase(now, seconds),
    needs: needsOf(now),
    ...figuresOf(now),
  };
}

function needsOf(now: CaseNow): readonly Need[] {
  if (!now.isOpen) return now.conflicts.length > 0 ? ["conflict"] : [];
  const visit = now.visits.at(-1);
  const needs: readonly (readonly [Need, boolean])[] = [
    ["nobody", now.state === "seeking"],
    ["price", now.state === "open" && now.entitlement?.outcome === "priced"],
    ["place", now.place.at === null || now.place.area === null],
    ["whose", now.opened.source === "public" && now.accountId === null],
    ["nobody-there", (visit?.nobodyThereAt ?? null) !== null],
    ["conflict", now.conflicts.length > 0],
    ["part", now.state === "waiting"],
  ];
  return needs.flatMap(([need, is]) => (is ? [need] : []));
}

function figuresOf(now: CaseNow) {
  const { visits, finished, complaints } = now;
  const arrivals = visits.flatMap(({ arrivedAt }) => arrivedAt ?? []);
  const signed = visits.flatMap(({ quotes }) => quotes.filter(({ state }) => state === "signed"));
  return {
    firstArrivedAt: arrivals.at(0) ?? null,
    finishedAt: finished?.at ?? null,
    finishedBy: visits.find((visit) => visit.finished !== null)?.technician ?? null,
    isSolved: finished?.outcome === "solved",
    visits: visits.length,
    complaints: complaints.length,
    isPromiseKept: isKept(now, arrivals.at(0) ?? null),
    signedYen: signed.reduce((sum, { quote }) => sum + quote.total, 0),
    workedSeconds: visits.reduce((sum, { work }) => sum + work.seconds, 0),
  };
}

/** The first word counts: a promise that was put off is not kept by the second one. */
function isKept({ facts }: CaseNow, arrivedAt: string | null): boolean | null {
  const first = facts.find((fact) => fact.type === "promised");
  if (first?.type !== "promised" || arrivedAt === null) return null;
  return arrivedAt <= first.until;
}

/** A clock and when it is due first, of those that run. */
export function dueOf({
  clocks,
}: CaseSummary): { readonly clock: ClockName; readonly at: string } | null {
  const next = nextClock(clocks);
  return next === null ? null : { clock: next.clock, at: next.dueAt };
}

/** When somebody has to look again: an offer ends, a clock is an alarm, a promise has passed. */
export function wakesAt(summary: CaseSummary, now: string): string | null {
  const { clocks, offer, promise, arrivedAt } = summary;
  const times = [
    ...clocks
      .filter(({ doneAt }) => doneAt === null)
      .flatMap(({ alarmAt, dueAt }) => [alarmAt, dueAt]),
    ...(offer === null ? [] : [offer.expiresAt]),
    ...(promise === null || arrivedAt !== null ? [] : [promise.until]),
  ];
  return (
    times
      .filter((at) => at > now)
      .toSorted()
      .at(0) ?? null
  );
}
