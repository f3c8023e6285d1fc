import {
  type ActionType,
  type Asked,
  type DeadlineKind,
  deadlinesOf,
} from "../../../contracts/index.ts";
import { addDays, type Day } from "../../../kernel/day.ts";

const AHEAD = 400;

/** Deadlines that are the last day of a right. */
const RIGHTS: Readonly<Partial<Record<DeadlineKind, ActionType>>> = {
  withdraw: "withdraw",
  "object-to-renewal": "object-to-renewal",
  "approval-number": "provider-change-out",
};

/** The nearest last day of each right that a contract gives. */
export function lastDaysOf(asked: Asked): ReadonlyMap<ActionType, Day> {
  const span = { from: asked.on, through: addDays(asked.on, AHEAD) };
  const found = new Map<ActionType, Day>();
  for (const { kind, on } of deadlinesOf(asked, span)) {
    const action = RIGHTS[kind];
    if (action !== undefined && !found.has(action)) found.set(action, on);
  }
  return found;
}
