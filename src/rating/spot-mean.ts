import { addDays, type Day, type Month } from "../kernel/day.ts";
import { toText } from "../kernel/exact.ts";
import { periodOf } from "../kernel/period.ts";
import { round } from "../kernel/rounding.ts";

/**
 * Mean area price of a calendar month over all slots of all days (HH-14), to 1/100 yen half-up, as
 * the market itself states means. 720 slots at 10.00 and 720 at 10.01 are 10.005 → 10.01. Null
 * until every day is known.
 */
export function spotMean(of: Month, spotDay: (on: Day) => Int32Array | null): string | null {
  const { from, until } = periodOf(of);
  let sum = 0;
  let slots = 0;
  for (let on = from; on < until; on = addDays(on, 1)) {
    const prices = spotDay(on);
    if (prices === null) return null;
    for (const price of prices) sum += price;
    slots += prices.length;
  }
  const mean = { n: BigInt(sum), d: BigInt(slots) * 100n };
  return toText(round(mean, { digit: "sen", mode: "half-up" }), 2);
}
