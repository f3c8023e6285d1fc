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
  begin: ["accept", "refuse", "notify-start", "start"],
  work: ["consent", "complete-work", "cancel-work", "order-work"],
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

/** Work that is under way comes early; where none is ordered, what could be comes late. */
const ORDERS = {
  underWay: ["wish", "begin", "work", "stop", "keep", "money"],
  none: ["wish", "begin", "stop", "keep", "work", "money"],
} as const satisfies Readonly<Record<string, readonly ActionGroup[]>>;

/** These stand there only while work is ordered, or a contract waits for it. */
const UNDER_WAY = new Set(["consent", "cancel-work", "start"]);

export interface Grouped {
  readonly group: ActionGroup;
  readonly actions: readonly PossibleAction[];
}

/** Actions by group, each in the group's order; one that no group names stands with the rest. */
export function grouped(actions: readonly PossibleAction[]): readonly Grouped[] {
  const isUnderWay = actions.some(({ type, allowed }) => allowed && UNDER_WAY.has(type));
  const names = ORDERS[isUnderWay ? "underWay" : "none"];
  const known = new Set<string>(names.flatMap((name) => GROUPS[name]));
  const inGroup = (group: ActionGroup): readonly PossibleAction[] => {
    const order: readonly string[] = GROUPS[group];
    const named = order.flatMap((type) => actions.filter((action) => action.type === type));
    return group === "keep" ? [...named, ...actions.filter(({ type }) => !known.has(type))] : named;
  };
  return names
    .map((group) => ({ group, actions: inGroup(group) }))
    .filter((found) => found.actions.length > 0);
}
