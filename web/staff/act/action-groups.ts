import type { PossibleAction } from "../../../src/app/api/action.ts";

/** The order in which the desk looks for an action: the customer's wishes first. */
const GROUPS = {
  wish: [
    "leave",
    "withdraw",
    "object-to-renewal",
    "change-item",
    "add-option",
    "drop-option",
    "pause",
    "resume",
    "move",
    "provider-change-out",
    "undo-provider-change",
    "take-back-notice",
    "cancel-application",
  ],
  begin: [
    "accept",
    "refuse",
    "order-work",
    "consent",
    "complete-work",
    "cancel-work",
    "notify-start",
    "start",
  ],
  stop: ["tell", "suspend", "restore", "end-for-cause"],
  keep: [
    "change-holder",
    "issue-document",
    "receive-document",
    "lend-equipment",
    "return-equipment",
    "report-damage",
    "record-outage",
    "issue-number",
  ],
  money: ["charge", "retract"],
} as const;

export type ActionGroup = keyof typeof GROUPS;

const NAMES = ["wish", "begin", "stop", "keep", "money"] as const satisfies readonly ActionGroup[];

export interface Grouped {
  readonly group: ActionGroup;
  readonly actions: readonly PossibleAction[];
}

/** Actions by group, each in the group's order; one that no group names stands with the rest. */
export function grouped(actions: readonly PossibleAction[]): readonly Grouped[] {
  const known = new Set<string>(NAMES.flatMap((name) => GROUPS[name]));
  const inGroup = (group: ActionGroup): readonly PossibleAction[] => {
    const order: readonly string[] = GROUPS[group];
    const named = order.flatMap((type) => actions.filter((action) => action.type === type));
    return group === "keep" ? [...named, ...actions.filter(({ type }) => !known.has(type))] : named;
  };
  return NAMES.map((group) => ({ group, actions: inGroup(group) })).filter(
    (found) => found.actions.length > 0,
  );
}
