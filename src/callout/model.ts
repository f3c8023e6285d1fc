import type { Label } from "../terms/fields.ts";
import type { Family, Relation, Skill } from "../terms/trouble-names.ts";

/**
 * A call for help is its history: append-only facts. What a case is, what may be done next, what
 * it may cost and by when it is late are read from them by pure functions.
 *
 * Instants are ISO 8601 in UTC. `at` is when it happened (on site: by the phone, set right by what
 * the server knows of that phone's clock); `recordedAt` is when we knew.
 */

export {
  BEFORE_WORK,
  type BeforeWork,
  DANGERS,
  type Danger,
  FAMILIES,
  type Family,
  RELATIONS,
  SKILLS,
  type Skill,
  URGENCIES,
  type Urgency,
} from "../terms/trouble-names.ts";

/** Degrees (WGS 84). */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Where help is needed. */
export interface Place {
  readonly postalCode: string;
  readonly address: string;
  /** The operator's area that it lies in; null: outside all of them. */
  readonly area: string | null;
  /** Null: not found on the map; the desk sets it. */
  readonly at: Point | null;
  /** `area`: the middle of the quarter; `dwelling`: this very house. */
  readonly exact: "dwelling" | "area" | "none";
}

/** Who asks, as they say it. */
export interface Asker {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly relation: Relation;
}

/** What is wrong: a row of the product's `coverage`, such as `toilet-clogged` of `water`. */
export interface Trouble {
  readonly family: Family;
  readonly trouble: string;
  /** Answers that the entitlement looks at: `{ destructive: "yes", cause: "storm" }`. */
  readonly facts: Readonly<Record<string, string>>;
  readonly words: string;
}

/** Something of a visit that has a price, or is free and says why. Whole yen with tax inside. */
export interface QuoteLine {
  /**
   * What kind of cost it is: of the visit and basic work that is free, or of a charge code of the
   * service's price list (`special-work`, `parts`, `overtime`, `night`, `call-out`).
   */
  readonly code: string;
  readonly label: Label;
  readonly quantity: number;
  /** Yen, whole, with tax; 0 for what never has a price. */
  readonly unitPrice: number;
  /** Yen that are free of it, such as parts up to a sum. */
  readonly free: number;
  /** Quantity × unit price less what is free: to be paid. */
  readonly amount: number;
  /** Why it is free, or why it is not: the clauses. */
  readonly clauses: readonly string[];
  readonly why: Label;
}

/** What the resident signs. A change is another quote, and is signed again. */
export interface Quote {
  readonly quote: string;
  readonly visit: number;
  /** Service by whose price list it was made: what is signed is charged there. */
  readonly service: string;
  readonly lines: readonly QuoteLine[];
  /** Yen with tax: what is to be paid. */
  readonly total: number;
  /** SHA-256, hex, of what was shown: lines and total in their canonical text. */
  readonly hash: string;
}

/** Strokes of a finger, in thousandths of the field: `[[x, y, x, y …] …]`. */
export type Strokes = readonly (readonly number[])[];

/** By when a step is due. Seconds, from the case's opening or the step before it. */
export const CLOCKS = ["answer", "accept", "arrive", "stabilise", "close"] as const;
export type ClockName = (typeof CLOCKS)[number];

export const CASE_STATES = [
  /** Handed to an emergency line, and ended there (KK-06). */
  "handed-over",
  /** Taken down; nobody decided yet. */
  "open",
  /** Entitlement and price are known; a technician is being looked for. */
  "seeking",
  /** Offered to a technician, unanswered. */
  "offered",
  /** A technician said yes, or the visit has a slot. */
  "assigned",
  "on-the-way",
  "on-site",
  /** Made safe (boarded up, water stopped): a part or a second visit is waited for (KK-05). */
  "waiting",
  "done",
  "cancelled",
  /** Refused with its reason, or declined by the caller after hearing the price. */
  "declined",
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const OFFER_STATES = ["open", "accepted", "refused", "expired", "withdrawn"] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** Someone who goes out. */
export interface Technician {
  readonly technician: string;
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly company: string;
  readonly skills: readonly Skill[];
  readonly areas: readonly string[];
  readonly base: Point;
}
