import { addDays, addToMonth, type Day, firstDay, type Month } from "../kernel/day.ts";
import { toText } from "../kernel/exact.ts";

/** The prices of a month's half-hours added up, and their number: the quotient is the mean. */
export interface SpotSum {
  /** Yen per kWh, exact. */
  readonly text: string;
  readonly dividedBy: number;
}

/**
 * What a mean price of a calendar month is made of (HH-14): all slots of all days. 720 slots at
 * 10.00 and 720 at 10.01 are 14,407.20, divided by 1,440. Nothing is divided or rounded here: only
 * the terms say to how many digits a mean counts. Null until every day is known.
 */
export function spotSum(of: Month, spotDay: (on: Day) => Int32Array | null): SpotSum | null {
  const until = firstDay(addToMonth(of, 1));
  let sum = 0;
  let slots = 0;
  for (let on = firstDay(of); on < until; on = addDays(on, 1)) {
    const prices = spotDay(on);
    if (prices === null) return null;
    for (const price of prices) sum += price;
    slots += prices.length;
  }
  return { text: toText({ n: BigInt(sum), d: 100n }, 2), dividedBy: slots };
}
