import type { Action, Asked } from "../../../contracts/index.ts";
import type { FieldView } from "../../api/action.ts";

/** A form of an action, and what is tried to say whether anything of it is possible today. */
export interface Form {
  readonly fields: readonly FieldView[];
  /** Answers that are tried in turn: the action is open when one of them would be. */
  readonly tries: readonly Action[];
  /**
   * The field that the tries go through, one for each of its choices: those that are refused are
   * left out where any is allowed.
   */
  readonly through?: string;
}

export interface FormAsk {
  readonly asked: Asked;
  readonly by: "resident" | "staff";
}

/** Null: it makes no sense for this contract as it stands, whoever asks. */
export type FormOf = (ask: FormAsk) => Form | null;

export function isRunning({ state }: Asked): boolean {
  return state === "active" || state === "suspended" || state === "paused";
}

/** Accepted and not over: something may still be asked of it. */
export function isLive(asked: Asked): boolean {
  return asked.state === "accepted" || isRunning(asked);
}
