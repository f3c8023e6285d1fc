import { addMonths, type Day } from "../../kernel/day.ts";
import type { Tenure } from "../../rating/tenure.ts";

/** A covered case of before: the contract and the day on which it was called for. */
export interface PastVisit {
  readonly contract: string;
  readonly on: Day;
}

/** First day of the contract year: started 2024-02-29, on 2026-03-01 it is 2026-02-28. */
export function contractYearOf(startedOn: Day, on: Day): Day {
  let years = 0;
  while (addMonths(startedOn, 12 * (years + 1)) <= on) years += 1;
  return addMonths(startedOn, 12 * years);
}

/** Covered cases that are left in the contract year, this one not counted; null: no limit. */
export function visitsLeft(
  tenure: Tenure,
  visits: readonly PastVisit[],
  { on, most }: { readonly on: Day; readonly most: number | null },
): number | null {
  if (most === null || tenure.startedOn === null) return null;
  const from = contractYearOf(tenure.startedOn, on);
  const used = visits.filter(
    (visit) => visit.contract === tenure.contract && visit.on >= from && visit.on <= on,
  );
  return Math.max(0, most - used.length);
}
