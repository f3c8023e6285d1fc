import { addMonths, addToMonth, type Day, firstDay, type Month, monthOf } from "../kernel/day.ts";
import { contains, type Period } from "../kernel/period.ts";
import type { Tenure } from "./tenure.ts";

/**
 * The year that a payment at once is for (EN-15): of the term that begins on its day or next. Paid
 * 2024-04-15: 2024-05-01 to 2025-04-30.
 */
export function yearPaidFor({ termStarts }: Pick<Tenure, "termStarts">, on: Day): Period {
  const next = firstDay(addToMonth(monthOf(on), 1));
  const from = termStarts.find((start) => start >= on) ?? next;
  return { from, until: addMonths(from, 12) };
}

/** Whether a month lies in a year that was paid at once: nothing is owed for it by the month. */
export function isPaidAtOnce(
  tenure: Pick<Tenure, "termStarts" | "chargeables">,
  codes: readonly string[] | undefined,
  month: Month,
): boolean {
  if (codes === undefined) return false;
  const paid = tenure.chargeables.filter(({ code }) => codes.includes(code));
  return paid.some(({ on }) => contains(yearPaidFor(tenure, on), firstDay(month)));
}
