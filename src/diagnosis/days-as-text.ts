import { formatDay, formatMonth } from "../kernel/day.ts";
import type { Diagnosis } from "./model.ts";

/** A diagnosis as JSON: days and months as text, all else as it is. */
export function daysAsText(diagnosis: Diagnosis) {
  const { asOf, periods, energy } = diagnosis;
  return {
    ...diagnosis,
    asOf: formatDay(asOf),
    periods: periods.map(({ period: { from, until }, billMonth }) => ({
      from: formatDay(from),
      until: formatDay(until),
      billMonth: formatMonth(billMonth),
    })),
    energy: energy && energy.map((each) => ({ ...each, month: formatMonth(each.month) })),
  };
}
