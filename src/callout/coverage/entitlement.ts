import type { Day } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";
import type { BeforeWork, Skill, Trouble, Urgency } from "../model.ts";

/** One thing that is decided, with its clause: `60分までの作業は無料（KK-02）`. */
export interface Reason {
  /** Stable: `callout.covered`, `callout.excluded.roof-leak`, `callout.night-destructive`. */
  readonly code: string;
  readonly words: Label;
  readonly clauses: readonly string[];
}

/** Something that costs before anybody works: charged by its code on the contract. */
export interface Fee {
  readonly code: string;
  readonly label: Label;
  /** Yen with tax. */
  readonly yen: number;
  readonly clauses: readonly string[];
}

/** What the terms say to a case: pure, from contract, person, dwelling, trouble, time, history. */
export interface Entitlement {
  /**
   * `covered`: somebody comes and the first response is free; `priced`: somebody comes at a price
   * that is told and accepted first; `refused`: nobody comes, and why; `handed-over`: danger.
   */
  readonly outcome: "covered" | "priced" | "refused" | "handed-over";
  /** Service whose terms decided, and the contract under it; null: not a subscriber. */
  readonly service: string | null;
  readonly contract: string | null;
  /** Whether the contract runs, runs not any more, or not yet. */
  readonly standing: "running" | "suspended" | "ended" | "not-started" | "none";
  readonly on: Day;
  readonly trouble: Trouble;
  /** What first response does in this case (KK-01). */
  readonly response: Label;
  /** Basic work that is free, minutes; 0: none. */
  readonly freeMinutes: number;
  /** Yen of parts that are free, with tax; null: none beside light materials. */
  readonly freePartsYen: number | null;
  /** Visits left in the year after this one; null: no limit. */
  readonly visitsLeft: number | null;
  /** Yen with tax before anybody comes: the fee of a visit that is not covered, surcharges. */
  readonly visitFee: number;
  /** What the visit fee is made of. */
  readonly fees: readonly Fee[];
  /** Yen with tax when it is cancelled once somebody is on the way. */
  readonly cancelFee: number;
  /** Each further quarter or tenth of an hour beyond the free minutes; null: at cost, by quote. */
  readonly overtime: { readonly minutes: number; readonly yen: number } | null;
  /** What is not done now, such as destructive unlocking at night (KK-04), and from when it is. */
  readonly barred: readonly (Reason & { readonly until: string | null })[];
  /** KK-04: the part of the day in Tokyo in which it is not done, by arrival: "23:00", "09:00". */
  readonly night: { readonly from: string; readonly until: string } | null;
  /** What must be done before work: identity and pledge for keys, the police for glass. */
  readonly before: readonly BeforeWork[];
  /** Skill that whoever comes needs. */
  readonly skill: Skill;
  readonly urgency: Urgency;
  /** Usual minutes on site, for planning. */
  readonly usualMinutes: number;
  readonly reasons: readonly Reason[];
  /** Rule files and the first day of the terms that decided: `kaketsuke365/coverage@2016-04-01`. */
  readonly terms: readonly string[];
}
