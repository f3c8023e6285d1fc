import { addDays, type Day } from "../../kernel/day.ts";
import { contains } from "../../kernel/period.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { OptionSpan } from "../../rating/tenure.ts";
import type { Contract, ContractState } from "../model.ts";
import type { AsKnown } from "./order-events.ts";
import { eventsOf, type Life, readHistory } from "./read-history.ts";
import type { HistoryRefusal } from "./refusal.ts";

export interface NotYet {
  readonly code: "contracts.not-yet-applied";
  readonly contract: string;
  readonly on: Day;
  readonly what: string;
}

/**
 * What a contract is on a day, read from its whole known history. The last day of service is still
 * active: ended for 2025-03-31, it is `ended` on 2025-04-01.
 */
export function stateOn(
  contract: Contract,
  on: Day,
  asKnown: AsKnown = {},
): Result<ContractState, HistoryRefusal | NotYet> {
  const life = readHistory(contract, asKnown);
  if (!life.ok) return life;
  const state = stateOf(life.value, on);
  if (state !== null) return ok(state);
  return no({ code: "contracts.not-yet-applied", contract: contract.id, on, what: "applied" });
}

/** The state in a life on a day; null before the application. */
export function stateOf(life: Life, on: Day): ContractState | null {
  if (on < life.applied.on) return null;
  if (life.refused && life.refused.on <= on) return "refused";
  if (life.withdrawn && life.withdrawn.sentOn <= on) return "withdrawn";
  if (isOver(life, on)) return "ended";
  if (life.suspensions.some((period) => contains(period, on))) return "suspended";
  if (life.pauses.some((period) => contains(period, on))) return "paused";
  if (life.startedOn !== null && life.startedOn <= on) return "active";
  return life.acceptedOn !== null && life.acceptedOn <= on ? "accepted" : "applied";
}

/** The last day of service is still one of service; an end before any start counts at once. */
function isOver({ startedOn, endedOn }: Life, on: Day): boolean {
  if (endedOn === null) return false;
  return startedOn === null ? addDays(endedOn, -1) <= on : endedOn <= on;
}

/** The item served on a day; null before the start, after the end, or when it was never served. */
export function itemOn(
  contract: Contract,
  on: Day,
  asKnown: AsKnown = {},
): Result<string | null, HistoryRefusal> {
  const life = readHistory(contract, asKnown);
  if (!life.ok) return life;
  return ok(life.value.items.find((span) => contains(span, on))?.item ?? null);
}

/** The item of a life on a day: served; before the start the one wished last, then the first. */
export function itemIn(life: Life, on: Day): string {
  const span = life.items.findLast(({ from }) => from <= on) ?? life.items[0];
  return span?.item ?? eventsOf(life, "item-changed").at(-1)?.item ?? life.applied.item;
}

/** The options held on a day, in the order in which they were taken. */
export function optionsOn(
  contract: Contract,
  on: Day,
  asKnown: AsKnown = {},
): Result<readonly OptionSpan[], HistoryRefusal> {
  const life = readHistory(contract, asKnown);
  if (!life.ok) return life;
  return ok(life.value.options.filter((span) => contains(span, on)));
}

/** The last day on which the contract is served, where that is known. */
export function lastDayOf({ endedOn }: Pick<Life, "endedOn">): Day | null {
  return endedOn === null ? null : addDays(endedOn, -1);
}
