import { addToMonth, type Day, monthOf } from "../kernel/day.ts";
import { periodOf } from "../kernel/period.ts";
import type { BilledPeriod } from "./model.ts";

const MONTHS = 12;

/**
 * The year that is priced: the 12 calendar months after the month of the day, each billed in the
 * month after it. As of 2026-11-22: December 2026, billed in January, to November 2027.
 */
export function periodsAhead(asOf: Day): readonly BilledPeriod[] {
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = addToMonth(monthOf(asOf), index + 1);
    return { period: periodOf(month), billMonth: addToMonth(month, 1) };
  });
}
