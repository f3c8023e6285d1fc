import {
  addToMonth,
  civil,
  type Day,
  firstDay,
  lastDay,
  type Month,
  monthOf,
} from "../kernel/day.ts";
import { mustBeInForce } from "../terms/dated.ts";
import type { PointScheme } from "./model.ts";

/** Granted on the 1st of the month after (MM-10): met in June 2024, granted 2024-07-01. */
export function grantDay(metIn: Month): Day {
  return firstDay(addToMonth(metIn, 1));
}

/** The last day on which they can be used (MM-11): granted 2024-07-01, through 2025-06-30. */
export function lastValidDay({ id, rule }: PointScheme, grantedOn: Day): Day {
  const { months } = mustBeInForce(rule.validity.values, grantedOn, id);
  return lastDay(addToMonth(monthOf(grantedOn), months - 1));
}

/**
 * In whose bill an application is taken off (MM-14): asked for on 2024-06-27 (to 23:59) it is
 * July's, on 2024-06-28 August's.
 */
export function billMonthOf({ id, rule }: PointScheme, askedOn: Day): Month {
  const { throughDate } = mustBeInForce(rule.use.values, askedOn, id);
  return addToMonth(monthOf(askedOn), civil(askedOn).date <= throughDate ? 1 : 2);
}
