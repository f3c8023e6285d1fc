import type { Label } from "../../terms/fields.ts";
import type { Entitlement } from "../coverage/entitlement.ts";
import type { CaseFact, FactOf } from "../facts.ts";
import type { CaseState, ClockName, OfferState, Place, Quote, Trouble, Urgency } from "../model.ts";

/** What a case is, read from its facts by `caseOf`. Nothing here is kept. */
export interface CaseNow {
  readonly number: string;
  readonly accountId: number | null;
  readonly contract: string | null;
  readonly opened: FactOf<"opened">;
  readonly place: Place;
  /** As it was told; what was found on site is of the visit. */
  readonly trouble: Trouble;
  readonly urgency: Urgency;
  /** What the terms say as of now: the last decision. */
  readonly entitlement: Entitlement | null;
  readonly decidedAt: string | null;
  /** When the caller first heard what the terms say. */
  readonly answeredAt: string | null;
  readonly priceAccepted: FactOf<"price-accepted"> | null;
  readonly state: CaseState;
  readonly isOpen: boolean;
  /** The visit that is going on, or that is looked for; from 1. */
  readonly visit: number;
  readonly visits: readonly VisitNow[];
  readonly offers: readonly OfferNow[];
  readonly handedOver: FactOf<"handed-over"> | null;
  /** What ended it, where it did not hold to its end. */
  readonly cancelled: FactOf<"cancelled"> | null;
  readonly declined: FactOf<"declined"> | null;
  readonly finished: FactOf<"finished"> | null;
  readonly charged: readonly FactOf<"charged">[];
  readonly compensated: readonly FactOf<"compensated">[];
  readonly complaints: readonly FactOf<"complained">[];
  readonly notes: readonly FactOf<"noted">[];
  readonly reports: readonly FactOf<"reported">[];
  /** Kept, and never counted: what cannot be beside what else is known. */
  readonly conflicts: readonly Conflict[];
  /** All of them in the order in which they happened. */
  readonly facts: readonly CaseFact[];
}

/** One going there, from the first offer until it is finished or made safe. */
export interface VisitNow {
  readonly visit: number;
  /** Who has it; null: nobody, or it was given back. */
  readonly technician: string | null;
  readonly acceptedAt: string | null;
  /** Of a visit that can wait. */
  readonly slot: {
    readonly from: string;
    readonly until: string;
    readonly confirmed: boolean;
  } | null;
  readonly promise: {
    readonly from: string;
    readonly until: string;
    readonly updatedAt: string;
  } | null;
  readonly leftAt: string | null;
  readonly arrivedAt: string | null;
  readonly nobodyThereAt: string | null;
  readonly identity: FactOf<"identity-checked"> | null;
  readonly police: FactOf<"police-told"> | null;
  readonly cause: FactOf<"cause-found"> | null;
  readonly work: Worked;
  readonly quotes: readonly QuoteNow[];
  readonly photos: readonly FactOf<"photo-taken">[];
  readonly madeSafe: FactOf<"made-safe"> | null;
  readonly partArrivedAt: string | null;
  readonly finished: FactOf<"finished"> | null;
}

/** Basic work so far: of the spans that are over, and since when it goes on. */
export interface Worked {
  readonly seconds: number;
  readonly runsSince: string | null;
}

export interface QuoteNow {
  readonly quote: Quote;
  readonly state: "open" | "signed" | "declined" | "replaced";
  readonly quotedAt: string;
  readonly decidedAt: string | null;
  /** Who signed, as they wrote it. */
  readonly signedBy: string | null;
}

export interface OfferNow {
  readonly visit: number;
  /** Counts from 1 within the visit. */
  readonly offer: number;
  readonly technician: string;
  readonly state: OfferState;
  readonly offeredAt: string;
  readonly expiresAt: string;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly reasons: readonly Label[];
}

/** Why a fact does not count. */
export const CONFLICTS = [
  "callout.offer-over",
  "callout.taken",
  "callout.not-yours",
  "callout.cancelled",
  "callout.finished",
  "callout.quote-differs",
  "callout.quote-over",
  "callout.no-such-visit",
  "callout.barred-at-night",
  "callout.unknown-price",
  "callout.price-not-as-agreed",
  "callout.not-whole",
  "callout.quote-too-high",
] as const;
export type ConflictCode = (typeof CONFLICTS)[number];

export interface Conflict {
  readonly fact: CaseFact;
  readonly code: ConflictCode;
}

/** By when a step is due, and whether it was done. */
export interface ClockNow {
  readonly clock: ClockName;
  readonly startedAt: string;
  readonly dueAt: string;
  /** 80 % of the way: from here on it is an alarm. */
  readonly alarmAt: string;
  readonly doneAt: string | null;
}
