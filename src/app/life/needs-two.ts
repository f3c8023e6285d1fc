import type { Action, ActionType } from "../../contracts/index.ts";

/** What always moves money by hand: a charge, a record taken back, an outage that is credited. */
const BY_HAND: ReadonlySet<ActionType> = new Set(["charge", "retract", "record-outage"]);

/** Whether an action of this kind always waits for a second person. */
export function alwaysNeedsTwo(type: ActionType): boolean {
  return BY_HAND.has(type);
}

/**
 * Whether an action moves money by hand, so that a second person decides it: besides what always
 * does, damage whose amount is named, and whatever is entered for an earlier day and changes months
 * that were billed.
 */
export function needsTwo(action: Action, corrections: readonly unknown[]): boolean {
  const names = action.type === "report-damage" && action.amount !== undefined;
  return alwaysNeedsTwo(action.type) || names || corrections.length > 0;
}
