import { no, ok, type Result } from "../../kernel/result.ts";
import type { CommandState } from "../model.ts";

/**
 * What may follow a state. A step that was lost on the way may be missing, and an answer may come
 * after it was given up: what the device did is told even then. Nothing follows what is certain.
 */
const FOLLOWS: Readonly<Record<CommandState, readonly CommandState[]>> = {
  asked: ["sent", "accepted", "confirmed", "refused", "not-applied", "no-answer", "expired"],
  sent: ["accepted", "confirmed", "refused", "not-applied", "no-answer", "expired"],
  accepted: ["confirmed", "not-applied", "no-answer"],
  // Read back otherwise at first: slow devices announce the new value seconds later.
  "not-applied": ["confirmed"],
  "no-answer": ["accepted", "confirmed", "refused", "not-applied"],
  // The platform gave it up; the gateway had carried it out in time and tells so late.
  expired: ["sent", "accepted", "confirmed", "refused", "not-applied", "no-answer"],
  confirmed: [],
  refused: [],
};

export type StepRefusal = {
  readonly code: "home.impossible-step";
  readonly from: CommandState;
  readonly to: CommandState;
};

/** The state after a step that is told. Told twice it is no step: `asked` after `sent` is none. */
export function afterStep(from: CommandState, to: CommandState): Result<CommandState, StepRefusal> {
  return FOLLOWS[from].includes(to) ? ok(to) : no({ code: "home.impossible-step", from, to });
}

/** Nobody waits for it any more. */
export function isOver(state: CommandState): boolean {
  return state !== "asked" && state !== "sent" && state !== "accepted";
}

/** Seconds in which a command must be carried out: a person waits; a plan has some time. */
export const EXPIRES_AFTER = { asked: 60, planned: 600 } as const;
