import { addDays, type Day } from "../../kernel/day.ts";
import type { ContractEvent } from "../model.ts";
import type { Life } from "../history/read-history.ts";

/** Steps that cannot stand after the last day: what was planned for later is taken back. */
const STEPS: ReadonlySet<ContractEvent["type"]> = new Set([
  "started",
  "item-changed",
  "option-started",
  "suspended",
  "restored",
  "paused",
  "resumed",
  "ended",
]);

export interface Closing {
  /** The last day of service. */
  readonly lastDay: Day;
  readonly reason: string;
  /** The day of asking and its instant, stamped on every event. */
  readonly on: Day;
  readonly now: string;
}

/**
 * The events that let a contract end with a day, whatever was fixed before: a later end and steps
 * planned after the day are taken back first. A contract that ends by then anyway needs none.
 */
export function closeLife(life: Life, { lastDay, reason, on, now }: Closing): ContractEvent[] {
  if (life.refused || life.withdrawn) return [];
  if (life.endedOn !== null && addDays(life.endedOn, -1) <= lastDay) return [];
  const taken = life.events.filter(
    (event) => STEPS.has(event.type) && (event.on > lastDay || event.type === "ended"),
  );
  const back = taken.map((event): ContractEvent => {
    return { type: "retracted", fact: event.type, factOn: event.on, on, recordedAt: now };
  });
  return [...back, { type: "ended", reason, on: lastDay, recordedAt: now }];
}
