import {
  addDays,
  addToMonth,
  civil,
  type Day,
  firstDay,
  type Month,
  monthOf,
} from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { isZero } from "../kernel/exact.ts";
import { contains, daysOf, overlap, type Period, periodOf } from "../kernel/period.ts";
import type { Located } from "../terms/catalogue.ts";
import { mustBeInForce } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { chargedPeriod, isStopped } from "./charged-period.ts";
import { clausesOf } from "./fee-clauses.ts";
import type { Held } from "./held.ts";
import type { Line } from "./line.ts";
import { optionFees } from "./option-fee.ts";
import { isPaidAtOnce } from "./paid-years.ts";
import { entryValue, marksOf, pricedOn, type TaxOn, taxOf } from "./priced.ts";
import type { ItemSpan, Tenure } from "./tenure.ts";

export type MonthlyFeeRule = Located<RuleOf<"monthly-fee">>;

/** A stretch of one month in which one item or option is charged. */
export interface ChargedSpan {
  readonly key: string;
  readonly period: Period;
  readonly quantity: number;
}

/**
 * The monthly fees of a contract for one month (HM-09…12, IT-08, IT-09, KK-07, HH-17, EN-15), by
 * the day or whole as the terms say. Light started 2018-09-10: 380 × 20 ÷ 30 = 253.33 → 253.
 */
export function monthlyFee(
  tenure: Tenure,
  located: MonthlyFeeRule,
  month: Month,
  taxOn: TaxOn,
): Line[] {
  return chargedSpans(tenure, located.rule, month)
    .filter((span) => priceOf(located, span).ok)
    .map((span) => feeLine({ tenure, located, month, taxOn }, span))
    .filter(owesSomething);
}

/** Fees charged without a price in force: their bill waits until the catalogue has one. */
export function unpricedFees(tenure: Tenure, located: MonthlyFeeRule, month: Month): Held[] {
  const { contract, service } = tenure;
  return chargedSpans(tenure, located.rule, month).flatMap((span) => {
    const priced = priceOf(located, span);
    const { period } = span;
    return priced.ok
      ? []
      : [{ contract, service, rule: located.id, month, period, ...priced.refusal }];
  });
}

function chargedSpans(
  tenure: Tenure,
  rule: RuleOf<"monthly-fee">,
  month: Month,
): readonly ChargedSpan[] {
  if (tenure.startedOn === null || isStopped(rule, tenure, month)) return [];
  if (isPaidAtOnce(tenure, rule.paidAtOnceBy, month)) return [];
  return rule.of === "option" ? optionFees(tenure, rule, month) : itemSpans(tenure, rule, month);
}

function priceOf({ id: rule, rule: { items } }: MonthlyFeeRule, { key, period }: ChargedSpan) {
  return pricedOn(items[key]?.values ?? [], period.from, { rule, item: key });
}

/**
 * The item spans charged in a month: one where the month is whole, several around a change by the
 * day.
 */
function itemSpans(tenure: Tenure, rule: RuleOf<"monthly-fee">, month: Month): ChargedSpan[] {
  const started = tenure.startedOn;
  if (started === null) return [];
  const charged = chargedPeriod(rule, { from: started, until: tenure.endedOn });
  const inMonth = overlap(charged, periodOf(month));
  if (inMonth === null || isFree(rule, monthOf(charged.from), month)) return [];
  const whole = rule.firstMonth === "whole" ? wholeFrom(inMonth, month) : inMonth;
  const spans =
    rule.change === "by-day-from-the-day-after"
      ? byDaySpans(tenure.items, whole)
      : [{ key: itemOn(tenure.items, firstDay(month)), period: whole, quantity: 1 }];
  return spans.filter(({ key }) => key in rule.items);
}

/** HH-17: free through the n-th month from the first one charged. */
function isFree(rule: RuleOf<"monthly-fee">, first: Month, month: Month): boolean {
  return rule.freeMonths !== undefined && month < addToMonth(first, rule.freeMonths.months);
}

/** A first month that is charged whole is charged from its first day. */
function wholeFrom(inMonth: Period, month: Month): Period {
  return { from: firstDay(month), until: inMonth.until };
}

/**
 * The item held on a day; before the first one starts, the first; after the last one ended, the
 * last.
 */
function itemOn(items: readonly ItemSpan[], on: Day): string {
  const [first] = items;
  if (!first) throw new Error("a contract that started holds no item");
  return (
    items.find((span) => contains(span, on)) ??
    items.findLast(({ from }) => from <= on) ??
    first
  ).item;
}

/**
 * HM-11: a change counts from the day after, except on the 1st, from which the month is the new
 * item's.
 */
function byDaySpans(items: readonly ItemSpan[], inMonth: Period): ChargedSpan[] {
  return items.flatMap((span, index) => {
    const from = index === 0 ? inMonth.from : countsFrom(span.from);
    const next = items[index + 1];
    const period = overlap({ from, until: next ? countsFrom(next.from) : null }, inMonth);
    return period === null ? [] : [{ key: span.item, period, quantity: 1 }];
  });
}

function countsFrom(changedOn: Day): Day {
  return civil(changedOn).date === 1 ? changedOn : addDays(changedOn, 1);
}

interface FeeContext {
  readonly tenure: Tenure;
  readonly located: MonthlyFeeRule;
  readonly month: Month;
  readonly taxOn: TaxOn;
}

function feeLine({ tenure, located, month, taxOn }: FeeContext, span: ChargedSpan): Line {
  const { rule, id } = located;
  const { key, period, quantity } = span;
  const priced = rule.items[key];
  if (!priced) throw new Error(`${id} has no price for ${key}`);
  const entry = mustBeInForce(priced.values, period.from, `${id}/${key}`);
  const fee = entryValue(entry.amount, rule.unit, { rule: id, item: key, entry });
  const owed = prorated(times(fee, quantity, key), period, { month, rule });
  return {
    contract: tenure.contract,
    service: tenure.service,
    rule: id,
    item: key,
    label: priced.label,
    month,
    period,
    amount: owed.value,
    tax: taxOf(rule.tax, period.from, taxOn),
    why: owed.why,
    clauses: priced.clause ?? clausesOf(tenure, rule, span),
    marks: marksOf(entry),
  };
}

function times(fee: Derived, quantity: number, key: string): Derived {
  return quantity === 1 ? fee : derived.product([fee, derived.count(quantity, key)]);
}

/** Fee × days ÷ days of the month, rounded once; a whole month is the fee itself. */
function prorated(
  fee: Derived,
  period: Period,
  { month, rule }: { readonly month: Month; readonly rule: RuleOf<"monthly-fee"> },
): Derived {
  const all = periodOf(month);
  const owed =
    daysOf(period) === daysOf(all)
      ? fee
      : derived.quotient(derived.product([fee, derived.days(period)]), derived.days(all));
  return owed.value.n % owed.value.d === 0n ? owed : derived.round(owed, rule.rounding);
}

function owesSomething({ amount }: Line): boolean {
  return !isZero(amount);
}
