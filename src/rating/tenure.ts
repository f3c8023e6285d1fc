import type { Area } from "../kernel/area.ts";
import type { Day } from "../kernel/day.ts";
import type { OpenPeriod } from "../kernel/period.ts";

export { AREAS, type Area } from "../kernel/area.ts";

/** An item (product, plan) that a contract held, on the days it held it. */
export interface ItemSpan extends OpenPeriod {
  readonly item: string;
}

export interface OptionSpan extends OpenPeriod {
  readonly option: string;
  /** Applied for together with the item: some terms then charge it from another day. */
  readonly together: boolean;
  /** Not the first time that this contract takes it: free months are not given again. */
  readonly again: boolean;
  readonly quantity: number;
}

/**
 * Something that happened and has a price: work done, a statement on request, equipment not
 * returned.
 */
export interface Chargeable {
  readonly code: string;
  readonly on: Day;
  readonly quantity: number;
  /** What the price depends on: `{ wiring: "new", visit: "yes" }`. */
  readonly facts: Readonly<Record<string, string>>;
  /** Amount passed on as it is (network operator's construction costs), in whole yen text. */
  readonly amount?: string;
}

/**
 * What a contract's history means for charging: all that rating may know of it. Made by
 * `contracts`, or by a what-if. Days are half-open: `ended` is the first day without service.
 */
export interface Tenure {
  readonly contract: string;
  readonly service: string;
  readonly appliedOn: Day | null;
  /** The day the contract formed, where it is known apart from the application. */
  readonly formedOn?: Day | null;
  readonly startedOn: Day | null;
  readonly endedOn: Day | null;
  /** First days of the terms that have run: the start of charging, then each renewal. */
  readonly termStarts: readonly Day[];
  readonly items: readonly ItemSpan[];
  readonly options: readonly OptionSpan[];
  readonly suspensions: readonly OpenPeriod[];
  readonly pauses: readonly OpenPeriod[];
  readonly chargeables: readonly Chargeable[];
  /**
   * Why it ended, when it did: decides exit fees (`customer`, `rebuilding`, `not-customers-fault`,
   * `price-revision` …).
   */
  readonly endReason: string | null;
  readonly supply: Supply | null;
}

/** Contract current in amperes, or contract power in kVA or kW, as the plan asks. */
export type Capacity =
  | { readonly amps: number }
  | { readonly kva: number }
  | { readonly kw: number }
  | null;

/** What an electricity contract is measured and priced by: one place, one course of readings. */
export interface Supply {
  readonly area: Area;
  /**
   * Reading days, ascending: each period runs from one to the day before the next. The last one may
   * lie ahead.
   */
  readonly readingDays: readonly Day[];
  /** Oldest first, each from where the one before it ends; never empty, and the last is open. */
  readonly spans: readonly SupplySpan[];
}

/** The days on which one meter measured, at one contract capacity. */
export interface SupplySpan extends OpenPeriod {
  readonly meter: string;
  readonly capacity: Capacity;
}
