import type { Month } from "../kernel/day.ts";
import type { Why } from "../kernel/derivation.ts";
import type { Exact } from "../kernel/exact.ts";
import type { Period } from "../kernel/period.ts";
import type { Label } from "../terms/fields.ts";

/**
 * How consumption tax meets an amount: inside it, added on the bill, or not taxed (damages, fees in
 * kind).
 */
export type TaxTreatment =
  | { readonly kind: "included" | "added"; readonly percent: 8 | 10 }
  | { readonly kind: "none" };

/** One line that a contract owes, or is owed (negative), for a period. */
export interface Line {
  readonly contract: string;
  readonly service: string;
  /** Rule file that decided it: `ecorepo-home/monthly-fee`. */
  readonly rule: string;
  /**
   * What of the rule: item, option, band group, event. With contract, rule and period it identifies
   * the line.
   */
  readonly item: string;
  readonly label: Label;
  /** Month in whose bill it belongs. */
  readonly month: Month;
  readonly period: Period;
  /**
   * Finite decimal. Electricity lines may keep sen; the `rounding` line of their group makes the
   * sum whole yen.
   */
  readonly amount: Exact;
  readonly tax: TaxTreatment;
  readonly why: Why;
  readonly clauses: readonly string[];
  /** Rests on a value that is not in the sources, or not verified. */
  readonly marks: readonly ("illustrative" | "unverified" | "estimated" | "interpretation")[];
}

/** Identity of a line for "desired minus issued". */
export function lineKey({ contract, rule, item, period }: Line): string {
  return `${contract}|${rule}|${item}|${period.from}|${period.until}`;
}
