import type { FieldFact, FieldVisit } from "../../../../src/app/api/callout-field.ts";
import type { LabelText } from "../../../../src/app/api/fields.ts";
import { isoOf } from "../phone-clock.ts";
import { type Entry, waits } from "../queue/entry.ts";
import { shownLines } from "./shown-lines.ts";
import { paused } from "./worked.ts";

/** A visit as the phone shows it: as the desk knows it, and what was pressed here since. */
export interface ShownVisit extends FieldVisit {
  /** Presses of which the desk has not heard. */
  readonly unsent: readonly FieldFact[];
  /** What the desk did not take, and why. */
  readonly refused: readonly { readonly fact: FieldFact; readonly why: LabelText }[];
  /** Given away here: refused, given back, nobody there. Null: it is still to be made. */
  readonly left: "refuse" | "release" | "nobody-there" | null;
}

type Fold<T extends FieldFact["type"]> = (
  visit: ShownVisit,
  fact: Extract<FieldFact, { type: T }>,
  at: string,
) => Partial<ShownVisit>;

/**
 * `offsetMs`: what is added to the phone's instants to show them by the operator's clock.
 */
export function shownVisit(
  visit: FieldVisit,
  entries: readonly Entry[],
  offsetMs: number,
): ShownVisit {
  const own = entries.filter(
    ({ fact }) => fact.number === visit.number && fact.visit === visit.visit,
  );
  const start: ShownVisit = {
    ...visit,
    unsent: own.filter(waits).map(({ fact }) => fact),
    refused: own.flatMap(({ fact, refused }) => (refused === null ? [] : [{ fact, why: refused }])),
    left: null,
  };
  return start.unsent.reduce((shown, fact) => {
    const at = isoOf(Date.parse(fact.at) + offsetMs);
    return { ...shown, ...apply(shown, fact, at) };
  }, start);
}

/** Each type has its own fold; the map is over the same union as the fact. */
function apply(visit: ShownVisit, fact: FieldFact, at: string): Partial<ShownVisit> {
  const fold = FOLDS[fact.type] as Fold<FieldFact["type"]>;
  return fold(visit, fact, at);
}

const FOLDS: { readonly [T in FieldFact["type"]]: Fold<T> } = {
  accept: (visit, _fact, at) => ({
    state: "assigned",
    offer: null,
    told: { ...visit.told, acceptedAt: at },
  }),
  refuse: () => ({ left: "refuse", offer: null }),
  release: () => ({ left: "release" }),
  "on-the-way": (visit, _fact, at) => ({
    state: "on-the-way",
    told: { ...visit.told, onTheWayAt: at },
  }),
  arrived: (visit, _fact, at) => ({ state: "on-site", told: { ...visit.told, arrivedAt: at } }),
  "nobody-there": () => ({ left: "nobody-there" }),
  "identity-checked": (visit, { name }) => ({ told: { ...visit.told, identity: name } }),
  "police-told": (visit, { reference }) => ({ told: { ...visit.told, police: reference } }),
  "cause-found": (visit, { cause, facts }) => ({
    told: { ...visit.told, cause },
    trouble: { ...visit.trouble, facts: { ...visit.trouble.facts, ...facts } },
  }),
  "photo-taken": (visit, { photo, shows }, at) => ({
    photos: [...visit.photos, { photo, shows, at, width: 0, height: 0 }],
  }),
  "work-began": ({ worked }, _fact, at) => ({
    worked: { ...worked, runsSince: worked.runsSince ?? at },
  }),
  "work-paused": ({ worked }, _fact, at) => ({ worked: paused(worked, at) }),
  quoted: (visit, { quote, lines, total, hash }) => ({
    quotes: [
      ...visit.quotes.map((each) =>
        each.state === "open" ? { ...each, state: "replaced" as const } : each,
      ),
      {
        quote,
        visit: visit.visit,
        lines: shownLines(visit, lines),
        total,
        hash,
        state: "open" as const,
        signedAt: null,
        signedBy: null,
      },
    ],
  }),
  signed: (visit, { quote, name }, at) => ({
    quotes: visit.quotes.map((each) =>
      each.quote === quote
        ? { ...each, state: "signed" as const, signedAt: at, signedBy: name }
        : each,
    ),
  }),
  "quote-declined": (visit, { quote }) => ({
    quotes: visit.quotes.map((each) =>
      each.quote === quote ? { ...each, state: "declined" as const } : each,
    ),
  }),
  "made-safe": (visit, { how, waitsFor, expectedOn }, at) => ({
    state: "waiting",
    worked: paused(visit.worked, at),
    told: { ...visit.told, safe: { how, waitsFor, expectedOn } },
  }),
  finished: (visit, _fact, at) => ({ state: "done", worked: paused(visit.worked, at) }),
  note: () => ({}),
};
