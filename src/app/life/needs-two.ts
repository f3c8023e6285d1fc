import type { Action } from "../../contracts/index.ts";

/**
 * Whether an action moves money by hand, so that a second person decides it: a charge, a record
 * taken back, and whatever is entered for an earlier day and changes months that were billed.
 */
export function needsTwo(action: Action, corrections: readonly unknown[]): boolean {
  return action.type === "charge" || action.type === "retract" || corrections.length > 0;
}
