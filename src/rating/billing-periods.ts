import { onBusinessDay } from "../kernel/business-day.ts";
import { type Day, lastDay, type Month, monthOf } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import { extraDaysOff } from "../terms/business-days.ts";
import type { Catalogue, Located } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import type { Tenure } from "./tenure.ts";

/** A part of supply that is charged by one set of prices. */
export interface BillingPeriod {
  readonly period: Period;
  readonly item: string;
  /** The month of the reading that closes it (HH-10). */
  readonly billMonth: Month;
  /** It does not run from one reading day to the next. */
  readonly partial: boolean;
}

/**
 * The periods of supply that readings have closed (HH-10, HH-11): read on the 10th of each month,
 * the bill of June holds 05-10 to the day before 06-10. Start, end and a change of plan cut too;
 * the end closes like a reading.
 */
export function billingPeriods(tenure: Tenure): readonly BillingPeriod[] {
  const known = periodsOf.get(tenure);
  if (known) return known;
  const made = cutIntoPeriods(tenure);
  periodsOf.set(tenure, made);
  return made;
}

/** A tenure never changes, and a bill asks for its periods several times. */
const periodsOf = new WeakMap<Tenure, readonly BillingPeriod[]>();

function cutIntoPeriods(tenure: Tenure): readonly BillingPeriod[] {
  const { supply, startedOn, endedOn } = tenure;
  if (supply === null || startedOn === null) return [];
  const inside = (on: Day) => on > startedOn && (endedOn === null || on < endedOn);
  const readings = supply.readingDays.filter(inside);
  const closers = endedOn === null || endedOn <= startedOn ? readings : [...readings, endedOn];
  const changes = tenure.items.map(({ from }) => from).filter(inside);
  const cuts = [...new Set([startedOn, ...changes, ...closers])].toSorted((a, b) => a - b);
  const read = new Set(supply.readingDays);
  return cuts.flatMap((from, index) => {
    const until = cuts[index + 1];
    if (until === undefined) return [];
    const closer = closers.find((day) => day >= until);
    const item = tenure.items.findLast((span) => span.from <= from)?.item;
    if (closer === undefined || item === undefined) return [];
    const partial = !(read.has(from) && read.has(until));
    return [{ period: { from, until }, item, billMonth: monthOf(closer), partial }];
  });
}

/** The first period that a price from a day on decides (HH-16): one that begins on or after it. */
export function firstPeriodUnder(
  periods: readonly BillingPeriod[],
  priceFrom: Day,
): BillingPeriod | null {
  return periods.find(({ period }) => period.from >= priceFrom) ?? null;
}

/**
 * The day on which the books of a bill month close (HH-10): the last of the month, or the business
 * day before it. 2024-06-30 is a Sunday: 2024-06-28.
 */
export function closingDay(
  { service, rule }: Located<RuleOf<"supply-period">>,
  billMonth: Month,
  catalogue: Catalogue,
): Day {
  const last = lastDay(billMonth);
  if (rule.closing.ifDayOff === "stays") return last;
  return onBusinessDay(
    last,
    "previous",
    extraDaysOff(catalogue, service, { purpose: "closing", on: last }),
  );
}
