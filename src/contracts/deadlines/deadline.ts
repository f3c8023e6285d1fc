import type { Day } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";
import type { Action } from "../action-schema.ts";

export type DeadlineKind =
  | "withdraw"
  | "object-to-renewal"
  | "give-notice"
  | "renewal"
  | "start"
  | "end"
  | "fee-begins"
  | "trial-ends"
  | "pause-ends"
  | "pause-again"
  | "suspension-ends"
  | "approval-number"
  | "leave-free-begins"
  | "leave-free-ends"
  | "document-due"
  | "work-planned"
  | "confirm-e-mail"
  | "demand-met";

/**
 * A day that matters, derived from history and terms alone (XX-04). The right or duty lasts through
 * `on`; what the operator's job does when that day has passed is `act`.
 */
export interface Deadline {
  /** Stable as long as the facts it rests on stay: `K-0042/object-to-renewal/2027-05-16`. */
  readonly id: string;
  readonly contract: string;
  readonly service: string;
  readonly kind: DeadlineKind;
  readonly on: Day;
  readonly label: Label;
  readonly clauses: readonly string[];
  readonly concerns: "resident" | "operator" | "both";
  /** Days before `on` on which the person is told, largest first; empty: not told. */
  readonly tellBefore: readonly number[];
  /** Done by the operator's job on the day after `on`; null: nothing but that it has passed. */
  readonly act: Action | null;
}
