import type { CaseFact, FactOf } from "../facts.ts";
import type { Conflict, ConflictCode, QuoteNow, Worked } from "./case-now.ts";
import { type Course, type Tenure, tenureNow } from "./course.ts";

/** What happened at a visit, in the order in which it happened. */
export interface OnSite {
  readonly visit: number;
  /** Who it happened to; the last one who had it. */
  tenure: Tenure | null;
  left: FactOf<"on-the-way"> | null;
  arrived: FactOf<"arrived"> | null;
  nobodyThere: FactOf<"nobody-there"> | null;
  identity: FactOf<"identity-checked"> | null;
  police: FactOf<"police-told"> | null;
  cause: FactOf<"cause-found"> | null;
  work: Worked;
  readonly quotes: { -readonly [K in keyof QuoteNow]: QuoteNow[K] }[];
  readonly photos: FactOf<"photo-taken">[];
  madeSafe: FactOf<"made-safe"> | null;
  finished: FactOf<"finished"> | null;
}

export interface Site {
  readonly visits: ReadonlyMap<number, OnSite>;
  readonly conflicts: readonly Conflict[];
}

type SiteFact = FactOf<(typeof SITE_FACTS)[number]>;

/** Facts that a phone tells, maybe late. */
const SITE_FACTS = [
  "on-the-way",
  "arrived",
  "nobody-there",
  "identity-checked",
  "police-told",
  "cause-found",
  "photo-taken",
  "work-began",
  "work-paused",
  "quoted",
  "signed",
  "quote-declined",
  "made-safe",
  "finished",
] as const;

export function isSiteFact(fact: CaseFact): fact is SiteFact {
  return SITE_FACTS.some((type) => type === fact.type);
}

/** The technician whose phone, or whose visit, it is; null: the household's or the desk's own. */
export function technicianOf(fact: CaseFact): string | null {
  if ("technician" in fact) return fact.technician;
  const [, technician = null] = /^technician:(.+)$/.exec(fact.by) ?? [];
  return technician;
}

/** Read what happened on site; facts go by when they happened, not by when they were heard of. */
export function siteOf(facts: readonly CaseFact[], course: Course): Site {
  const visits = new Map<number, OnSite>();
  const conflicts: Conflict[] = [];
  const inOrder = facts.filter(isSiteFact).toSorted(byTime);
  for (const fact of inOrder) {
    if (course.taken.has(fact.id)) continue;
    const visit = visits.get(fact.visit) ?? nothingYet(fact.visit);
    const code = barred(course, visit, fact) ?? take(visit, fact);
    if (code === null) visits.set(fact.visit, visit);
    else conflicts.push({ fact, code });
  }
  return { visits, conflicts };
}

/** Of two at one instant the one that was told first. */
export function byTime(a: CaseFact, b: CaseFact): number {
  if (a.at === b.at) return a.position - b.position;
  return a.at < b.at ? -1 : 1;
}

export function nothingYet(visit: number): OnSite {
  return {
    visit,
    tenure: null,
    left: null,
    arrived: null,
    nobodyThere: null,
    identity: null,
    police: null,
    cause: null,
    work: { seconds: 0, runsSince: null },
    quotes: [],
    photos: [],
    madeSafe: null,
    finished: null,
  };
}

function barred(course: Course, visit: OnSite, fact: SiteFact): ConflictCode | null {
  const technician = technicianOf(fact);
  const tenure = holder(course, fact, technician);
  // Pictures of a call come before anybody goes.
  if (tenure === null && !(fact.type === "photo-taken" && technician === null))
    return nobodys(course, fact, technician);
  if (course.end !== null && fact.at > course.end.recordedAt) return "callout.cancelled";
  if (visit.finished !== null && fact.type !== "photo-taken") return "callout.finished";
  if (tenure !== null && tenure !== visit.tenure) begin(visit, tenure);
  return null;
}

/** Whose visit it was when it happened. */
function holder(course: Course, fact: SiteFact, technician: string | null): Tenure | null {
  const own = course.tenures.filter(
    (tenure) =>
      tenure.visit === fact.visit &&
      (technician === null || tenure.technician === technician) &&
      (tenure.until === null || fact.at <= tenure.until),
  );
  return own.find(({ acceptedAt }) => acceptedAt <= fact.at) ?? own.at(0) ?? null;
}

function nobodys(course: Course, fact: SiteFact, technician: string | null): ConflictCode {
  const isAsked = course.offers.some(
    (offer) => offer.visit === fact.visit && offer.technician === technician,
  );
  const other = tenureNow(course, fact.visit);
  if (other !== null)
    return technician === other.technician ? "callout.not-yours" : "callout.taken";
  const isKnown = course.tenures.some((tenure) => tenure.visit === fact.visit) || isAsked;
  if (!isKnown) return "callout.no-such-visit";
  return isAsked ? "callout.offer-over" : "callout.not-yours";
}

/** Somebody else has it from here on: their way begins anew, what was seen on site stays. */
function begin(visit: OnSite, tenure: Tenure): void {
  if (visit.tenure !== null) {
    stopWork(visit, visit.tenure.until ?? tenure.acceptedAt);
    Object.assign(visit, { left: null, arrived: null, nobodyThere: null });
  }
  visit.tenure = tenure;
}

function take(visit: OnSite, fact: SiteFact): ConflictCode | null {
  switch (fact.type) {
    case "on-the-way":
      visit.left ??= fact;
      return null;
    case "arrived":
      visit.arrived ??= fact;
      visit.nobodyThere = null;
      return null;
    case "nobody-there":
      visit.nobodyThere = fact;
      stopWork(visit, fact.at);
      return null;
    case "identity-checked":
      visit.identity = fact;
      return null;
    case "police-told":
      visit.police = fact;
      return null;
    case "cause-found":
      visit.cause = fact;
      return null;
    case "photo-taken":
      visit.photos.push(fact);
      return null;
    default:
      return work(visit, fact);
  }
}

function work(visit: OnSite, fact: SiteFact): ConflictCode | null {
  switch (fact.type) {
    case "work-began":
      visit.work = { ...visit.work, runsSince: visit.work.runsSince ?? fact.at };
      return null;
    case "work-paused":
      stopWork(visit, fact.at);
      return null;
    case "made-safe":
      visit.madeSafe = fact;
      stopWork(visit, fact.at);
      return null;
    case "finished":
      visit.finished = fact;
      stopWork(visit, fact.at);
      return null;
    default:
      return paper(visit, fact);
  }
}

function stopWork(visit: OnSite, at: string): void {
  const { seconds, runsSince } = visit.work;
  if (runsSince === null) return;
  visit.work = { seconds: seconds + Math.max(0, secondsBetween(runsSince, at)), runsSince: null };
}

/** Whole seconds from `a` to `b`; less than nothing where `b` is before. */
export function secondsBetween(a: string, b: string): number {
  const [from, until] = [Temporal.Instant.from(a), Temporal.Instant.from(b)];
  return Math.floor((until.epochMilliseconds - from.epochMilliseconds) / 1000);
}

/** Quotes: a new one stands in for the one that is open; signed, for the one signed before. */
function paper(visit: OnSite, fact: SiteFact): ConflictCode | null {
  if (fact.type === "quoted") return quoted(visit, fact);
  if (fact.type !== "signed" && fact.type !== "quote-declined") return null;
  const asked = visit.quotes.find(({ quote }) => quote.quote === fact.quote);
  if (asked === undefined || asked.state !== "open") return "callout.quote-over";
  if (fact.type === "signed") {
    if (asked.quote.hash !== fact.hash) return "callout.quote-differs";
    replace(visit, "signed", fact.at);
    Object.assign(asked, { state: "signed", decidedAt: fact.at, signedBy: fact.name });
  } else Object.assign(asked, { state: "declined", decidedAt: fact.at });
  return null;
}

function quoted(visit: OnSite, fact: FactOf<"quoted">): ConflictCode | null {
  if (visit.quotes.some(({ quote }) => quote.quote === fact.quote.quote))
    return "callout.quote-over";
  replace(visit, "open", fact.at);
  const undecided = { decidedAt: null, signedBy: null };
  visit.quotes.push({ quote: fact.quote, state: "open", quotedAt: fact.at, ...undecided });
  return null;
}

function replace(visit: OnSite, state: "open" | "signed", at: string): void {
  for (const quote of visit.quotes) {
    if (quote.state === state) Object.assign(quote, { state: "replaced", decidedAt: at });
  }
}
