import type { CaseNow } from "./case-now.ts";

/** What the desk may do to a case. */
export const DESK_VERBS = [
  "place",
  "account",
  "offer",
  "assign",
  "promise",
  "plan",
  "release",
  "cancel",
  "note",
  "complain",
  "compensate",
  "price",
  "decline",
  "part-arrived",
  "reopen",
] as const;
export type DeskVerb = (typeof DESK_VERBS)[number];

/** What may be done now: the buttons that are shown, and what a request is checked by. */
export function mayNow(now: CaseNow): readonly DeskVerb[] {
  return DESK_VERBS.filter((verb) => isPossible(now, verb));
}

function isPossible(now: CaseNow, verb: DeskVerb): boolean {
  const { state, isOpen, entitlement, visits } = now;
  const visit = visits.at(-1);
  const isBeforeArrival = isOpen && state !== "on-site";
  const holds = visit !== undefined && visit.technician !== null && visit.madeSafe === null;
  switch (verb) {
    case "place":
      return isOpen && now.place.exact !== "dwelling";
    case "account":
      return isBeforeArrival && now.accountId === null;
    case "offer":
      return state === "seeking" || (state === "waiting" && visit?.madeSafe !== null);
    case "assign":
      return state === "seeking" || state === "offered" || state === "waiting";
    case "plan":
      return ["seeking", "offered", "assigned", "waiting"].includes(state);
    case "promise":
      return state === "assigned" || state === "on-the-way" || state === "seeking";
    case "release":
      return isOpen && holds;
    case "price":
      return state === "open" && entitlement?.outcome === "priced";
    case "decline":
      return ["open", "seeking", "offered"].includes(state);
    default:
      return isPaper(now, verb);
  }
}

/** What is done at any time, or after the end. */
function isPaper({ state, isOpen, accountId }: CaseNow, verb: DeskVerb): boolean {
  switch (verb) {
    case "cancel":
      return isOpen;
    case "part-arrived":
      return state === "waiting";
    case "reopen":
      return state === "done" || state === "cancelled" || state === "declined";
    case "compensate":
      return accountId !== null && state !== "handed-over";
    case "complain":
    case "note":
      return true;
    default:
      return false;
  }
}

/** The visit that an offer or a slot is for: the one after, where this one was made safe. */
export function nextVisit({ visits, visit }: CaseNow): number {
  const isMadeSafe = (visits.at(-1)?.madeSafe ?? null) !== null;
  return isMadeSafe ? visit + 1 : visit;
}

/** Who is not asked again for a visit, and why. */
export function closedFor(
  { offers, facts }: CaseNow,
  visit: number,
): readonly {
  readonly technician: string;
  readonly why: "refused" | "expired" | "released" | "withdrawn";
}[] {
  const gaveBack = facts.flatMap((fact) =>
    fact.type === "released" && fact.visit === visit
      ? [{ technician: fact.technician, why: "released" as const }]
      : [],
  );
  const asked = offers.flatMap(({ visit: of, technician, state, reason }) => {
    const isGivenBack = gaveBack.some((one) => one.technician === technician);
    if (of !== visit || isGivenBack || state === "open" || state === "accepted") return [];
    return state === "withdrawn" && reason === null ? [] : [{ technician, why: state }];
  });
  return [...gaveBack, ...asked];
}
