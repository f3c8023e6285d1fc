import type { Day } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";
import type { Action } from "../action-schema.ts";
import type { Deadline, DeadlineKind } from "./deadline.ts";
import type { Asked } from "../decision.ts";

/** What deadlines are read from: one contract, read under the terms as of a day. */
export type Dated = Pick<Asked, "catalogue" | "on" | "contract" | "life" | "tenure" | "state">;

/** The days asked for, both counted. */
export interface Span {
  readonly from: Day;
  readonly through: Day;
}

/** A deadline before it is given its name and the days on which it is told. */
export interface Found {
  readonly kind: DeadlineKind;
  readonly on: Day;
  readonly label: Label;
  readonly clauses: readonly string[];
  readonly concerns: Deadline["concerns"];
  /** Tells apart those of one kind: an option, a document, a number. */
  readonly of?: string;
  readonly act?: Action;
}

/** One family of deadlines: all that the contract holds, those outside the span may be left in. */
export type Family = (dated: Dated, span: Span) => readonly Found[];

/** Whether the contract is served on a day and nothing fixed has ended it by then. */
export function runsOn({ tenure, life }: Dated, on: Day): boolean {
  if (life.startedOn === null || on < life.startedOn || life.withdrawn !== null) return false;
  return tenure.endedOn === null || on < tenure.endedOn;
}

/** Whether it was refused, withdrawn from, or its last day has passed. */
export function isOverOn({ tenure, life }: Dated, on: Day): boolean {
  if (life.refused !== null || life.withdrawn !== null) return true;
  return tenure.endedOn !== null && tenure.endedOn <= on;
}
