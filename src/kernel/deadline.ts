import { addDays, addMonths, addToMonth, type Day, type Month, monthOf } from "./day.ts";

/** A lead time as terms state it: "10 days before", "one month before". */
export type Lead = { readonly days: number } | { readonly months: number };

/**
 * "Within N days counted from the day of receipt" (受領した日から起算してN日): the day of receipt is day 1, and
 * the right lasts through day N. Received 2024-10-01, 8 days: the last day is 2024-10-08.
 */
export function lastDayWithin(days: number, receivedOn: Day): Day {
  return addDays(receivedOn, days - 1);
}

/** "N days/months before D": the latest day to act. One month before 2024-03-31 is 2024-02-29. */
export function latestBefore(lead: Lead, on: Day): Day {
  return "days" in lead ? addDays(on, -lead.days) : addMonths(on, -lead.months);
}

/** The first day that a lead given on `askedOn` reaches: 14 days from 1 April is 15 April. */
export function earliestAfter(lead: Lead, askedOn: Day): Day {
  return "days" in lead ? addDays(askedOn, lead.days) : addMonths(askedOn, lead.months);
}

/** "The Nth month counted from the month of D" (属する月から起算してNヶ月目): the month of D is month 1. */
export function nthMonthCountedFrom(on: Day, n: number): Month {
  return addToMonth(monthOf(on), n - 1);
}
