import type { Case, CaseFact, FactOf, FactType } from "../facts.ts";
import type { CaseState } from "../model.ts";
import type { CaseNow, Conflict, VisitNow } from "./case-now.ts";
import { type Course, courseOf, tenureNow } from "./course.ts";
import { byTime, nothingYet, type OnSite, type Site, siteOf } from "./on-site.ts";

/**
 * What a case is, from its facts. What the server decided goes by the server's order, what happened
 * on site by when it happened: a phone that was offline for two hours changes who has the visit as
 * little as a wrong clock does, and loses nothing.
 */
export function caseOf({ number, accountId, contract, facts }: Case): CaseNow {
  const course = courseOf(facts);
  const site = siteOf(facts, course);
  const finished = firstOf([...site.visits.values()].flatMap((one) => one.finished ?? []));
  const conflicts = [...course.conflicts, ...site.conflicts, ...afterTheEnd(course, finished)];
  const end = finished === null ? course.end : null;
  const visits = visitsOf(course, site);
  const known = { course, end, finished, visits };
  const state = stateOf(known);
  const of = pick(facts, course.taken);
  return {
    number,
    accountId,
    contract,
    opened: course.opened,
    place: course.place,
    trouble: course.opened.trouble,
    urgency: course.opened.urgency,
    entitlement: course.decided?.entitlement ?? null,
    decidedAt: course.decided?.recordedAt ?? null,
    answeredAt: course.answeredAt,
    priceAccepted: course.priceAccepted,
    state,
    isOpen: !OVER.includes(state),
    visit: visits.length,
    visits,
    offers: course.offers,
    handedOver: course.handedOver,
    cancelled: end?.type === "cancelled" ? end : null,
    declined: end?.type === "declined" ? end : null,
    finished,
    charged: of("charged"),
    compensated: of("compensated"),
    complaints: of("complained"),
    notes: of("noted"),
    reports: of("reported"),
    conflicts: conflicts.toSorted((a, b) => byTime(a.fact, b.fact)),
    facts: facts.toSorted(byTime),
  };
}

export const OVER: readonly CaseState[] = ["handed-over", "done", "cancelled", "declined"];

function pick(facts: readonly CaseFact[], taken: ReadonlySet<string>) {
  return <T extends FactType>(type: T): readonly FactOf<T>[] =>
    facts
      .filter((fact): fact is FactOf<T> => fact.type === type && !taken.has(fact.id))
      .toSorted(byTime);
}

function firstOf(facts: readonly FactOf<"finished">[]): FactOf<"finished"> | null {
  return facts.toSorted(byTime).at(0) ?? null;
}

/** What the server decided while a phone without a signal had finished it already. */
function afterTheEnd(course: Course, finished: FactOf<"finished"> | null): readonly Conflict[] {
  if (finished === null) return [];
  const late: CaseFact[] = course.tenures
    .filter(({ acceptedAt }) => acceptedAt > finished.at)
    .map(({ by }) => by);
  if (course.end !== null) late.push(course.end);
  return late.map((fact) => ({ fact, code: "callout.finished" }));
}

function visitsOf(course: Course, site: Site): readonly VisitNow[] {
  const spoken = [...course.offers, ...course.tenures, ...site.visits.values()];
  const last = Math.max(1, ...spoken.map(({ visit }) => visit));
  return Array.from({ length: last }, (_, index) => visitOf(course, site, index + 1));
}

function visitOf(course: Course, site: Site, visit: number): VisitNow {
  const at = site.visits.get(visit) ?? nothingYet(visit);
  const holder = tenureNow(course, visit);
  // Finished by whoever it was taken from meanwhile: theirs is the visit that happened.
  const tenure = at.finished === null ? holder : at.tenure;
  return {
    visit,
    technician: tenure?.technician ?? null,
    acceptedAt: tenure?.acceptedAt ?? null,
    slot: tenure?.slot ?? null,
    promise: course.promises.get(visit) ?? null,
    ...wayOf(at, tenure === at.tenure),
    identity: at.identity,
    police: at.police,
    cause: at.cause,
    work: at.work,
    quotes: at.quotes,
    photos: at.photos,
    madeSafe: at.madeSafe,
    partArrivedAt: course.partArrived.get(visit) ?? null,
    finished: at.finished,
  };
}

/** The way of who has it now; of somebody who gave it back nothing is left. */
function wayOf(at: OnSite, isTheirs: boolean) {
  return {
    leftAt: isTheirs ? (at.left?.at ?? null) : null,
    arrivedAt: isTheirs ? (at.arrived?.at ?? null) : null,
    nobodyThereAt: isTheirs ? (at.nobodyThere?.at ?? null) : null,
  };
}

interface Known {
  readonly course: Course;
  readonly end: Course["end"];
  readonly finished: FactOf<"finished"> | null;
  readonly visits: readonly VisitNow[];
}

function stateOf({ course, end, finished, visits }: Known): CaseState {
  if (course.handedOver !== null) return "handed-over";
  if (finished !== null) return "done";
  if (end !== null) return end.type;
  const visit = visits.at(-1);
  if (visit === undefined) return "open";
  if (visit.madeSafe !== null) return visit.partArrivedAt === null ? "waiting" : "seeking";
  if (visit.technician !== null) return stateOfVisit(visit);
  const isAsked = course.offers.some((one) => one.visit === visit.visit && one.state === "open");
  if (isAsked) return "offered";
  if (visit.visit > 1) return "seeking";
  return stateBefore(course);
}

function stateOfVisit({ arrivedAt, leftAt }: VisitNow): CaseState {
  if (arrivedAt !== null) return "on-site";
  return leftAt === null ? "assigned" : "on-the-way";
}

/** Nobody goes before a price outside the terms was told and accepted. */
function stateBefore({ decided, priceAccepted }: Course): CaseState {
  if (decided === null) return "open";
  const { outcome } = decided.entitlement;
  if (outcome === "covered") return "seeking";
  return outcome === "priced" && priceAccepted !== null ? "seeking" : "open";
}
