import { addDays, addToMonth, type Day, firstDay, type Month, monthOf } from "../kernel/day.ts";
import type { OpenPeriod } from "../kernel/period.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import type { Tenure } from "./tenure.ts";

type MonthlyFee = RuleOf<"monthly-fee">;

/**
 * First day charged (HM-09, IT-08, IT-09): started 2018-09-10, `day-after-start` is 2018-09-11 and
 * `first-of-next-month` is 2018-10-01.
 */
export function chargedFrom(begins: MonthlyFee["begins"], startedOn: Day): Day {
  switch (begins) {
    case "day-after-start":
      return addDays(startedOn, 1);
    case "first-of-next-month":
      return firstDay(addToMonth(monthOf(startedOn), 1));
    case "first-of-start-month":
      return firstDay(monthOf(startedOn));
  }
}

/**
 * First day no longer charged (HM-12, IT-08): the last day of service 2024-06-10 is charged to the
 * month's end where the last month is whole, and to the 10th where it goes by the day.
 */
function chargedUntil(lastMonth: MonthlyFee["lastMonth"], until: Day | null): Day | null {
  if (until === null || lastMonth === "by-day") return until;
  return firstDay(addToMonth(monthOf(addDays(until, -1)), 1));
}

/** The days that a fee is charged for, from start to end, before proration is asked about. */
export function chargedPeriod(
  rule: MonthlyFee,
  held: OpenPeriod,
  begins: MonthlyFee["begins"] = rule.begins,
): OpenPeriod {
  return {
    from: chargedFrom(begins, held.from),
    until: chargedUntil(rule.lastMonth, held.until),
  };
}

/** Whether a whole month is free because the service was stopped in it (IT-12, IT-13, HM-08). */
export function isStopped(rule: MonthlyFee, tenure: Tenure, of: Month): boolean {
  const suspended = rule.whileSuspended === "free" && tenure.suspensions.some(covers(of));
  const paused = rule.whilePaused === "free-between" && tenure.pauses.some(liesBetween(of));
  return suspended || paused;
}

/** Every day of the month lies inside. */
function covers(of: Month) {
  return ({ from, until }: OpenPeriod): boolean =>
    from <= firstDay(of) && (until === null || until >= firstDay(addToMonth(of, 1)));
}

/** From the month after the stop to the month before the resumption. */
function liesBetween(of: Month) {
  return ({ from, until }: OpenPeriod): boolean =>
    of > monthOf(from) && (until === null || of < monthOf(until));
}
