import { addDays, addToMonth, type Day, type Month, monthOf } from "../kernel/day.ts";
import type { ARISES } from "../terms/kinds/one-off-fee.ts";
import type { Chargeable, Tenure } from "./tenure.ts";

export type Arises = (typeof ARISES)[number];

/**
 * The day on which a claim arises (IT-31), or null before it has: the contract fee on the start
 * day, a termination fee on the last day, work on completion. Opened 2024-10-05, the contract fee
 * arises then.
 */
export function claimDay(
  arises: Arises,
  tenure: Pick<Tenure, "startedOn" | "endedOn">,
  eventOn: Day | null,
): Day | null {
  switch (arises) {
    case "start":
      return tenure.startedOn;
    case "last-day":
      return tenure.endedOn === null ? null : addDays(tenure.endedOn, -1);
    case "completion":
    case "purchase-or-installation":
    case "found":
    case "request":
    case "set":
      return eventOn;
  }
}

/**
 * The month in whose bill it stands (IT-03): one month after an opening on 2024-10-05 is 2024-11.
 */
export function billMonth(
  billed: { readonly months: number; readonly after: "claim" | "start" },
  claimedOn: Day,
  startedOn: Day | null,
): Month {
  const anchor = billed.after === "start" ? (startedOn ?? claimedOn) : claimedOn;
  return addToMonth(monthOf(anchor), billed.months);
}

/**
 * What prices may ask about an event: its own facts, the item held that day, and, where the item
 * changed that day, from which to which (the contract knows that better than the event).
 */
export function factsOf(tenure: Tenure, event: Chargeable): Readonly<Record<string, string>> {
  const index = tenure.items.findLastIndex(({ from }) => from <= event.on);
  const held = tenure.items[index] ?? tenure.items[0];
  const before = tenure.items[index - 1];
  const changed =
    held && before && held.from === event.on ? { from: before.item, to: held.item } : {};
  return { ...(held ? { item: held.item } : {}), ...event.facts, ...changed };
}

/** Whether the facts hold: each named one has the value, or one of the values. */
export function matches(
  when: Readonly<Record<string, string | readonly string[]>>,
  facts: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(when).every(([name, wanted]) => {
    const found = facts[name];
    return typeof wanted === "string"
      ? found === wanted
      : found !== undefined && wanted.includes(found);
  });
}
