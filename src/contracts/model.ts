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

export type ContractFact =
  /** `together`: applied for together with the item, not later. */
  | {
      readonly type: "applied";
      readonly item: string;
      readonly options: readonly string[];
      readonly channel: string;
      /** Some rights are a consumer's only; left out: a consumer. */
      readonly customer?: "consumer" | "business";
    }
  | { readonly type: "accepted" }
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
  | { readonly type: "notice-given"; readonly leavesOn: Day | null; readonly reason: string }
  /** `on` is the last day of service. */
  | { readonly type: "ended"; readonly reason: string }
  | { readonly type: "withdrawn"; readonly sentOn: Day; readonly misled: boolean }
  | { readonly type: "suspended"; readonly ground: string }
  | { readonly type: "restored" }
  | { readonly type: "paused" }
  | { readonly type: "resumed" }
  | { readonly type: "objected-to-renewal" }
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
