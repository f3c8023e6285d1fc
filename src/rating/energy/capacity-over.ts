import type { Day } from "../../kernel/day.ts";
import type { Period } from "../../kernel/period.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { capacityParts, spanOn } from "../supply.ts";
import type { Supply } from "../tenure.ts";
import type { PeriodCapacity } from "./context.ts";

/**
 * What the base of a period is charged for (HH-11). From 40 A to 50 A on 06-20, read on 06-10 and
 * 07-10: by the day, 10 days of 40 A and 20 of 50 A; from the next reading day, 40 A.
 */
export function capacityOver(
  supply: Supply,
  period: Period,
  {
    capacityChange: change,
    interpretations,
  }: Pick<RuleOf<"supply-period">, "capacityChange" | "interpretations">,
): PeriodCapacity {
  if (change.base === "from-the-next-reading-day") {
    return spanOn(supply, lastReading(supply, period.from)).capacity;
  }
  const parts = capacityParts(supply, period);
  const [first, second] = parts;
  if (first === undefined) return null;
  if (second === undefined) return first.capacity;
  const isOurs = interpretations?.["capacityChange"] !== undefined;
  return { parts, rounding: change.rounding, marks: isOurs ? ["interpretation"] : [] };
}

/** The reading day that began the course in which a day lies; before the first, the day itself. */
function lastReading({ readingDays }: Supply, on: Day): Day {
  return readingDays.findLast((day) => day <= on) ?? on;
}
