import type { CaseFact, FactOf } from "../facts.ts";
import type { Place } from "../model.ts";
import type { Conflict, ConflictCode, OfferNow } from "./case-now.ts";

/** Who has a visit, from their yes until it is given back. */
export interface Tenure {
  readonly visit: number;
  readonly technician: string;
  readonly acceptedAt: string;
  /** When the server took it from them; null: they still have it. */
  until: string | null;
  /** Of a visit that can wait. */
  slot: { readonly from: string; readonly until: string; readonly confirmed: boolean } | null;
  /** The fact that gave it to them. */
  readonly by: FactOf<"accepted"> | FactOf<"planned">;
}

type Promise = { readonly from: string; readonly until: string; readonly updatedAt: string };

/** What the server decided, in its own order. A phone that was offline changes none of it. */
export interface Course {
  readonly opened: FactOf<"opened">;
  place: Place;
  decided: FactOf<"decided"> | null;
  answeredAt: string | null;
  priceAccepted: FactOf<"price-accepted"> | null;
  handedOver: FactOf<"handed-over"> | null;
  end: FactOf<"cancelled"> | FactOf<"declined"> | null;
  readonly offers: { -readonly [K in keyof OfferNow]: OfferNow[K] }[];
  readonly tenures: Tenure[];
  readonly promises: Map<number, Promise>;
  readonly partArrived: Map<number, string>;
  readonly conflicts: Conflict[];
  /** Facts that were taken back. */
  readonly taken: ReadonlySet<string>;
}

/** Read what the server decided. Throws where a case was never opened: no such case is written. */
export function courseOf(facts: readonly CaseFact[]): Course {
  const opened = facts.find((fact) => fact.type === "opened");
  if (opened === undefined) throw new Error("a case without its opening");
  const course: Course = {
    opened,
    place: opened.place,
    decided: null,
    answeredAt: null,
    priceAccepted: null,
    handedOver: null,
    end: null,
    offers: [],
    tenures: [],
    promises: new Map(),
    partArrived: new Map(),
    conflicts: [],
    taken: new Set(facts.flatMap((fact) => (fact.type === "reopened" ? [fact.fact] : []))),
  };
  for (const fact of facts.toSorted((a, b) => a.position - b.position)) {
    if (course.taken.has(fact.id)) continue;
    const code = step(course, fact);
    if (code !== null) course.conflicts.push({ fact, code });
  }
  return course;
}

/** Take one fact in; or say why it does not count. */
function step(course: Course, fact: CaseFact): ConflictCode | null {
  switch (fact.type) {
    case "handed-over":
      course.handedOver = fact;
      return null;
    case "decided":
      course.decided = fact;
      course.answeredAt ??= fact.recordedAt;
      return null;
    case "placed":
      course.place = fact.place;
      return null;
    case "price-accepted":
      course.priceAccepted = fact;
      return null;
    case "promised": {
      const { from, until, recordedAt: updatedAt } = fact;
      course.promises.set(fact.visit, { from, until, updatedAt });
      return null;
    }
    case "not-taken":
      return fact.code;
    case "part-arrived":
      course.partArrived.set(fact.visit, fact.at);
      return null;
    case "cancelled":
    case "declined":
      return end(course, fact);
    default:
      return who(course, fact);
  }
}

function end(course: Course, fact: FactOf<"cancelled"> | FactOf<"declined">): ConflictCode | null {
  if (course.end !== null) return "callout.cancelled";
  course.end = fact;
  for (const offer of course.offers) close(offer, "withdrawn", fact);
  return null;
}

/** Who is asked, and who goes. */
function who(course: Course, fact: CaseFact): ConflictCode | null {
  switch (fact.type) {
    case "offered":
      return offered(course, fact);
    case "offer-refused":
      return answered(course, fact, "refused");
    case "offer-expired":
      return answered(course, fact, "expired");
    case "offer-withdrawn":
      return answered(course, fact, "withdrawn");
    case "accepted":
      return accepted(course, fact);
    case "released":
      return released(course, fact);
    case "planned":
      return planned(course, fact);
    default:
      return null;
  }
}

function offered(course: Course, fact: FactOf<"offered">): ConflictCode | null {
  if (course.end !== null) return "callout.cancelled";
  if (tenureNow(course, fact.visit) !== null) return "callout.taken";
  const { visit, technician, expiresAt, reasons, recordedAt: offeredAt } = fact;
  const open = course.offers.find((offer) => offer.visit === visit && offer.state === "open");
  if (open !== undefined) return "callout.taken";
  const offer = course.offers.filter((other) => other.visit === visit).length + 1;
  const rest = { decidedAt: null, reason: null, reasons };
  course.offers.push({ visit, offer, technician, state: "open", offeredAt, expiresAt, ...rest });
  return null;
}

function answered(
  course: Course,
  fact: FactOf<"offer-refused"> | FactOf<"offer-expired"> | FactOf<"offer-withdrawn">,
  state: "refused" | "expired" | "withdrawn",
): ConflictCode | null {
  const open = openOffer(course, fact);
  if (open === undefined) return "callout.offer-over";
  close(open, state, fact);
  if (fact.type === "offer-refused") open.reason = fact.reason;
  return null;
}

/** A yes counts while its offer is open and in time; the desk's word needs no offer. */
function accepted(course: Course, fact: FactOf<"accepted">): ConflictCode | null {
  if (course.end !== null) return "callout.cancelled";
  const { visit, technician, recordedAt } = fact;
  if (tenureNow(course, visit) !== null) return "callout.taken";
  const open = openOffer(course, fact);
  const isDesks = fact.by.startsWith("staff:");
  if (!isDesks && (open === undefined || recordedAt > open.expiresAt)) return "callout.offer-over";
  for (const offer of course.offers) {
    if (offer.visit === visit && offer !== open) close(offer, "withdrawn", fact);
  }
  if (open === undefined) {
    const offer = course.offers.filter((other) => other.visit === visit).length + 1;
    const at = { offeredAt: recordedAt, expiresAt: recordedAt, decidedAt: recordedAt };
    const rest = { reason: null, reasons: [] };
    course.offers.push({ visit, offer, technician, state: "accepted", ...at, ...rest });
  } else close(open, "accepted", fact);
  course.tenures.push({
    visit,
    technician,
    acceptedAt: fact.at,
    until: null,
    slot: null,
    by: fact,
  });
  return null;
}

function released(course: Course, fact: FactOf<"released">): ConflictCode | null {
  const tenure = tenureNow(course, fact.visit);
  if (tenure?.technician !== fact.technician) return "callout.not-yours";
  giveBack(course, tenure, fact, fact.reason);
  return null;
}

/** A slot; in another technician's hands it leaves the one who had it. */
function planned(course: Course, fact: FactOf<"planned">): ConflictCode | null {
  if (course.end !== null) return "callout.cancelled";
  const { visit, technician, from, until, confirmed } = fact;
  const slot = { from, until, confirmed };
  const tenure = tenureNow(course, visit);
  // The slot is the word that is given from here on.
  course.promises.delete(visit);
  if (tenure?.technician === technician) {
    tenure.slot = slot;
    return null;
  }
  if (tenure !== null) giveBack(course, tenure, fact, null);
  for (const offer of course.offers) {
    if (offer.visit === visit) close(offer, "withdrawn", fact);
  }
  course.tenures.push({
    visit,
    technician,
    acceptedAt: fact.at,
    until: null,
    slot,
    by: fact,
  });
  return null;
}

function giveBack(course: Course, tenure: Tenure, fact: CaseFact, reason: string | null): void {
  tenure.until = fact.recordedAt;
  course.promises.delete(tenure.visit);
  for (const offer of course.offers) {
    if (offer.visit !== tenure.visit || offer.state !== "accepted") continue;
    Object.assign(offer, { state: "withdrawn", decidedAt: fact.recordedAt, reason });
  }
}

function close(
  offer: Course["offers"][number],
  state: OfferNow["state"],
  { recordedAt }: CaseFact,
): void {
  if (offer.state !== "open") return;
  offer.state = state;
  offer.decidedAt = recordedAt;
}

function openOffer(
  course: Course,
  { visit, technician }: { readonly visit: number; readonly technician: string },
): Course["offers"][number] | undefined {
  return course.offers.find(
    (offer) => offer.state === "open" && offer.visit === visit && offer.technician === technician,
  );
}

/** Who has the visit now. */
export function tenureNow({ tenures }: Course, visit: number): Tenure | null {
  return tenures.findLast((tenure) => tenure.visit === visit && tenure.until === null) ?? null;
}
