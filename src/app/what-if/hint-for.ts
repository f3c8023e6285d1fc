import type { ActionType } from "../../contracts/index.ts";
import type { Day } from "../../kernel/day.ts";
import type { Label } from "../../terms/fields.ts";
import { type LeavingAsk, leavingSteps, leftOf } from "./cheapest-leaving.ts";
import { leavingHint } from "./leaving-words.ts";

/** The money of an action in one line, before anybody opens its form. */
export interface Hint {
  readonly hint: Label | null;
  /** What it costs as soon as it can be done. */
  readonly amount: number | null;
  /** The last day on which it costs that; null: it always does. */
  readonly lastDay: Day | null;
}

const NO_HINT: Hint = { hint: null, amount: null, lastDay: null };

/** Actions that end a contract at the customer's wish. */
const LEAVING: ReadonlySet<ActionType> = new Set(["leave", "move"]);

/**
 * What an action costs, in one line: "through 11/30 no fee, from 12/1 3,850 yen". Only leaving has
 * a price that depends on the day; other actions have none here.
 */
export function hintFor(ask: LeavingAsk & { readonly action: ActionType }): Hint {
  return LEAVING.has(ask.action) ? leavingHintOf(ask) : NO_HINT;
}

/** Leaving and moving cost the same, and both are looked at in one request. */
const KNOWN = new WeakMap<LeavingAsk["household"], Map<string, Hint>>();

function leavingHintOf(ask: LeavingAsk): Hint {
  const known = KNOWN.get(ask.household) ?? new Map<string, Hint>();
  KNOWN.set(ask.household, known);
  const hint = known.get(ask.contract) ?? findHint(ask);
  known.set(ask.contract, hint);
  return hint;
}

function findHint(ask: LeavingAsk): Hint {
  const [first, next] = leavingSteps(ask).steps;
  if (!first) return NO_HINT;
  return {
    hint: leavingHint(first, next, { today: ask.household.on, left: leftOf(ask) }),
    amount: first.amount,
    lastDay: next === undefined ? null : first.until,
  };
}
