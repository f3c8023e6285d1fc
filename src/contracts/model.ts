import type { Area } from "../kernel/area.ts";
import type { Day } from "../kernel/day.ts";
import type { Capacity } from "../rating/tenure.ts";

/**
 * A contract is its history: append-only events. Nothing here is a status; state, rights and
 * charges are read from the events by pure functions. `on` is the civil day from which the event
 * counts; `recordedAt` is when we knew.
 */
export interface Contract {
  readonly id: string;
  readonly service: string;
  readonly history: readonly ContractEvent[];
}

interface EventBase {
  readonly on: Day;
  /** ISO 8601 instant, UTC. A back-dated event is recorded later than its day. */
  readonly recordedAt: string;
}

export type ContractEvent = EventBase & ContractFact;

/** What is agreed and mounted from a day on. */
export interface SupplyTerms {
  readonly area: Area;
  readonly meter: string;
  readonly capacity: Capacity;
  /** Reading days from that day on, ascending; none leaves the days that were planned before. */
  readonly readingDays: readonly Day[];
}

export type DocumentForm = "electronic" | "paper";

export type ContractFact =
  /** `together`: applied for together with the item, not later. */
  | {
      readonly type: "applied";
      readonly item: string;
      readonly options: readonly string[];
      readonly channel: string;
      /** Some rights are a consumer's only; left out: a consumer. */
      readonly customer?: "consumer" | "business";
      /** Answers on the form that conditions look at: `{ meter: "smart" }`. */
      readonly facts?: Readonly<Record<string, string>>;
      readonly payment?: string;
      /** How after-contract documents are wanted. */
      readonly documents?: DocumentForm;
      /** The building's contract under which a dwelling is served (MM-01). */
      readonly building?: string;
    }
  | { readonly type: "accepted" }
  /** Work at the dwelling has a date, or waits for one. */
  | {
      readonly type: "work-ordered";
      readonly work: string;
      readonly plannedOn: Day | null;
      readonly facts: Readonly<Record<string, string>>;
    }
  | { readonly type: "work-cancelled"; readonly work: string }
  /** The resident's word on entry for ordered work (MM-18). */
  | {
      readonly type: "consented";
      readonly work: string;
      readonly given: boolean;
      readonly reason: string;
    }
  /** The operator told the day from which the service runs (KK-09). */
  | { readonly type: "start-notified"; readonly startsOn: Day }
  | { readonly type: "document-issued"; readonly document: string; readonly form: DocumentForm }
  | { readonly type: "refused"; readonly code: string; readonly clause: string }
  | { readonly type: "document-received"; readonly document: string }
  /**
   * Work at the dwelling: its code prices it (`install`, `item-change`, `removal`), `facts` choose
   * among prices.
   */
  | {
      readonly type: "work-done";
      readonly work: string;
      readonly facts: Readonly<Record<string, string>>;
    }
  /**
   * The service start day: notified, or the day the work was done, or the first reading, as the
   * terms say.
   */
  | { readonly type: "started" }
  /** From this day on: a first meter, another one, or another capacity. The area stays. */
  | { readonly type: "supply-set"; readonly supply: SupplyTerms }
  | { readonly type: "meter-read" }
  | { readonly type: "item-changed"; readonly item: string }
  | { readonly type: "option-started"; readonly option: string; readonly quantity: number }
  | { readonly type: "option-ended"; readonly option: string }
  /** `act` is a notice of the terms (`leave`, `move`, `pause` …); left out: `leave`. */
  | {
      readonly type: "notice-given";
      readonly leavesOn: Day | null;
      readonly reason: string;
      readonly act?: string;
    }
  /** `on` is the last day of service. */
  | { readonly type: "ended"; readonly reason: string }
  /** `on` is the day it arrived; left out, it came as a letter. */
  | {
      readonly type: "withdrawn";
      readonly sentOn: Day;
      readonly misled: boolean;
      readonly how?: "letter" | "e-mail";
    }
  /** The operator spoke to the customer on a ground, before a stop or an end. */
  | {
      readonly type: "told";
      readonly what: "notice" | "warning" | "demand";
      readonly ground: string;
      readonly inWriting: boolean;
    }
  /** The operator's own notice that it will end the contract. */
  | {
      readonly type: "end-noticed";
      readonly ground: string;
      readonly endsOn: Day;
      readonly inWriting: boolean;
    }
  /** A change of terms or prices was told to this customer. */
  | {
      readonly type: "announced";
      readonly change: string;
      readonly effectiveOn: Day;
      readonly lastDayToLeaveFree: Day | null;
    }
  | { readonly type: "suspended"; readonly ground: string }
  | { readonly type: "restored" }
  | { readonly type: "paused" }
  | { readonly type: "resumed" }
  | { readonly type: "objected-to-renewal" }
  /** An approval number and its kind in the terms; `on` is the day of issue. */
  | { readonly type: "number-issued"; readonly number: string; readonly value: string }
  | { readonly type: "number-used"; readonly number: string; readonly value: string }
  | { readonly type: "provider-changed"; readonly direction: "in" | "out" | "undone" }
  /** Somebody else is the customer from this day on. */
  | {
      readonly type: "holder-changed";
      readonly how: "inheritance" | "renaming" | "assignment";
      readonly name: string;
      readonly kana: string;
      readonly representative: boolean;
      readonly takesDebts: boolean;
      readonly papers: readonly string[];
    }
  | { readonly type: "equipment-lent"; readonly thing: string; readonly serial: string }
  | { readonly type: "equipment-returned"; readonly serial: string }
  /** What it costs follows as a charge of its own. */
  | { readonly type: "equipment-damaged"; readonly serial: string; readonly repairable: boolean }
  /** The customer answered the questions before a grave step (HH-21). */
  | {
      readonly type: "answered";
      readonly check: string;
      readonly answers: Readonly<Record<string, string>>;
    }
  /**
   * A priced event that is no work: a statement asked for, equipment not returned, costs passed on.
   */
  | {
      readonly type: "charged";
      readonly code: string;
      readonly quantity: number;
      readonly facts: Readonly<Record<string, string>>;
      readonly amount?: string;
    }
  /**
   * An earlier event was recorded in error: the newest one of that type and day no longer counts,
   * from when this is known. The event itself stays in the history.
   */
  | { readonly type: "retracted"; readonly fact: string; readonly factOn: Day };

export type ContractState =
  | "applied"
  | "refused"
  | "accepted"
  | "active"
  | "suspended"
  | "paused"
  | "ended"
  | "withdrawn";
