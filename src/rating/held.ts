import type { Month } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";

/** Why a line cannot be made yet. The bill that it belongs to waits; nothing is guessed. */
export type HeldCode =
  | "rating.readings-missing"
  | "rating.spot-price-missing"
  | "rating.fuel-price-missing"
  | "rating.supply-missing"
  | "rating.price-not-in-force"
  | "rating.facts-missing";

/** A line that a contract will owe once something is known. */
export interface Held {
  readonly contract: string;
  readonly service: string;
  /** Rule that would decide it. */
  readonly rule: string;
  readonly code: HeldCode;
  /** Month in whose bill it belongs. */
  readonly month: Month;
  readonly period: Period;
  /** What exactly is missing, for the operator's queue: `work "install" needs the fact visit`. */
  readonly missing: string;
}
