import { addDays, civil, type Day, dayOf, isLeapYear } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { whole } from "../kernel/exact.ts";
import type { Period } from "../kernel/period.ts";
import type { Yen } from "../kernel/yen.ts";
import type { Located } from "../terms/catalogue.ts";
import { mustBeInForce } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { type Cost, oneDay } from "./cost.ts";
import { entryValue, marksOf, type TaxOn, taxOf } from "./priced.ts";

export type LateRule = Located<RuleOf<"late">>;
type Interest = NonNullable<RuleOf<"late">["interest"]>;

/** A debt and when it was paid. A late fee is never part of `amount`. */
export interface LateDebt {
  readonly amount: Yen;
  readonly due: Day;
  readonly paid: Day;
  /**
   * HM-16: the day from which the operator counts; the day after the due day when it has set none.
   */
  readonly from?: Day;
  /** HM-16: a debt that bears the late fee bears no interest. */
  readonly bearsLateFee?: boolean;
}

/**
 * Interest for late payment (IT-15, HH-08, HM-16), or null when none is owed. 5,720 due 2024-05-27,
 * paid 2024-06-26: 30 days, 5,720 × 14.6 % × 30 ÷ 365 = 68.64 → 68.
 */
export function lateInterest(located: LateRule, debt: LateDebt): (Cost & { days: number }) | null {
  const { id, rule } = located;
  const { interest } = rule;
  const period = interest && interestPeriod(interest, debt);
  if (!interest || !period || debt.bearsLateFee) return null;
  const entry = mustBeInForce(interest.values, period.from, `${id}/interest`);
  const rate = entryValue(entry.percentAYear, "percent/year", {
    rule: id,
    item: "interest",
    entry,
  });
  const base = derived.settled(whole(debt.amount), "debt paid late");
  const aYear = derived.quotient(derived.product([base, rate]), derived.count(100, "percent"));
  const amount = derived.round(
    derived.product([aYear, shareOfYears(interest, period)]),
    rule.rounding,
  );
  return {
    rule: id,
    item: "interest",
    label: interest.label,
    period,
    amount,
    tax: { kind: "none" },
    clauses: rule.clause,
    marks: marksOf(entry),
    days: period.until - period.from,
  };
}

/** The days that bear interest, or null when payment came before the first. */
function interestPeriod(interest: Interest, { due, paid, from }: LateDebt): Period | null {
  const first = interest.firstDay === "day-after-due" ? addDays(due, 1) : (from ?? addDays(due, 1));
  const until = interest.lastDay === "payment-day" ? addDays(paid, 1) : paid;
  return first < until ? { from: first, until } : null;
}

/**
 * HH-08: 2023-12-27 to 2024-01-25 are 5 ÷ 365 + 25 ÷ 366 of a year; IT-15 has 365 in every year.
 */
function shareOfYears({ year }: Interest, period: Period): Derived {
  if (year === "365") return share(period, 365);
  const shares = byYear(period).map((part) =>
    share(part, isLeapYear(civil(part.from).year) ? 366 : 365),
  );
  const [only, ...rest] = shares;
  return only && rest.length === 0 ? only : derived.sum(shares);
}

function share(period: Period, daysOfYear: number): Derived {
  return derived.quotient(derived.days(period), derived.count(daysOfYear, "days of a year"));
}

function byYear({ from, until }: Period): Period[] {
  const newYear = dayOf(civil(from).year + 1, 1, 1);
  if (until <= newYear) return [{ from, until }];
  return [{ from, until: newYear }, ...byYear({ from: newYear, until })];
}

/** The due days that one debt met, in order, and when it was paid at last. */
export interface MissedDueDays {
  readonly dueDays: readonly Day[];
  readonly paid: Day | null;
  readonly asOf: Day;
}

/**
 * The late fee (HM-15), once, when a bill and then the bill that took it along were both unpaid at
 * their due days; null otherwise. Due 2024-05-26 and 2024-06-26, paid 2024-06-27: 600 + tax.
 */
export function lateFee(located: LateRule, missed: MissedDueDays, taxOn: TaxOn): Cost | null {
  const { id, rule } = located;
  const terms = rule.lateFee;
  if (!terms) return null;
  const seen = missed.paid ?? missed.asOf;
  const lastMiss = missed.dueDays.filter((due) => due < seen)[terms.misses - 1];
  if (lastMiss === undefined) return null;
  const on = addDays(lastMiss, 1);
  const entry = mustBeInForce(terms.values, on, `${id}/late-fee`);
  return {
    rule: id,
    item: "late-fee",
    label: terms.label,
    period: oneDay(on),
    amount: entryValue(entry.amount, rule.unit, { rule: id, item: "late-fee", entry }),
    tax: taxOf(terms.tax, on, taxOn),
    clauses: rule.clause,
    marks: marksOf(entry),
  };
}
