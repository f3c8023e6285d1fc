import type { Action, ActionType } from "./action-schema.ts";
import { actRefusal } from "./act-refusals.ts";
import type { Household, Refused } from "./decision.ts";

/**
 * What the customer may do without the desk, in the order in which it is offered. Everything else
 * is the operator's to say, or needs papers that somebody looks at.
 */
export const RESIDENT_ACTIONS: readonly ActionType[] = [
  "change-item",
  "add-option",
  "drop-option",
  "pause",
  "resume",
  "object-to-renewal",
  "move",
  "leave",
  "take-back-notice",
  "withdraw",
  "cancel-application",
  "consent",
  "provider-change-out",
  "undo-provider-change",
  "receive-document",
];

/** Null: the customer may ask for it; whether it is possible is decided by the terms. */
export function refusedToResident(
  { on }: Pick<Household, "on">,
  action: Action,
): { readonly ok: false; readonly refusal: Refused } | null {
  const allowed = RESIDENT_ACTIONS.includes(action.type) && !isForTheDesk(action, on);
  return allowed ? null : actRefusal("not-for-residents");
}

/** Letters of an earlier day, and being misled, are looked at by the desk. */
function isForTheDesk(action: Action, on: Household["on"]): boolean {
  switch (action.type) {
    case "withdraw":
      return action.sentOn !== on || action.misled;
    default:
      return false;
  }
}
