import { addToMonth, type Day, firstDay, type Month, monthOf } from "../kernel/day.ts";
import { contains, overlap, type Period, periodOf } from "../kernel/period.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { chargedPeriod } from "./charged-period.ts";
import type { ChargedSpan } from "./monthly-fee.ts";
import type { OptionSpan, Tenure } from "./tenure.ts";

type MonthlyFee = RuleOf<"monthly-fee">;

/**
 * The options charged in a month (IT-02, IT-09, HH-17). Taken alone from 2024-10-20, a fee that
 * begins on the 1st of its month is owed for October; taken together with the line, from November.
 */
export function optionFees(tenure: Tenure, rule: MonthlyFee, month: Month): ChargedSpan[] {
  const spans = tenure.options.flatMap((span, index) => {
    const later = tenure.options.slice(index + 1);
    return isReplaced(rule, span, later, month) ? [] : optionSpan(tenure, rule, span, month);
  });
  return merged(spans);
}

function optionSpan(
  tenure: Tenure,
  rule: MonthlyFee,
  span: OptionSpan,
  month: Month,
): ChargedSpan[] {
  const priced = rule.items[span.option];
  if (!priced || isExcluded(tenure, priced.notWith, month)) return [];
  const until = priced.outlives ? span.until : earlier(span.until, tenure.endedOn);
  const begins = span.together ? (rule.beginsTogether ?? rule.begins) : rule.begins;
  const charged = chargedPeriod(rule, { from: span.from, until }, begins);
  const inMonth = overlap(charged, periodOf(month));
  if (inMonth === null || isFree(rule, span, { first: monthOf(charged.from), month })) return [];
  const period = rule.firstMonth === "whole" ? { ...inMonth, from: firstDay(month) } : inMonth;
  return [{ key: span.option, period, quantity: span.quantity }];
}

/**
 * The first day on which each option that began with free months is charged (HH-17). The support
 * pack taken up 2026-06-10 is free July to December: from 2027-01-01.
 */
export function firstPaidDays(
  tenure: Tenure,
  rule: MonthlyFee,
): readonly { readonly option: string; readonly on: Day }[] {
  const { freeMonths } = rule;
  if (freeMonths === undefined) return [];
  return tenure.options.flatMap((span) => {
    if (!(span.option in rule.items) || (span.again && !freeMonths.again)) return [];
    const begins = span.together ? (rule.beginsTogether ?? rule.begins) : rule.begins;
    const charged = chargedPeriod(rule, { from: span.from, until: span.until }, begins);
    const on = firstDay(addToMonth(monthOf(charged.from), freeMonths.months));
    return span.until !== null && span.until <= on ? [] : [{ option: span.option, on }];
  });
}

/** IT-02: a wireless router is neither sold nor charged beside VDSL or LAN wiring. */
function isExcluded(tenure: Tenure, notWith: readonly string[] | undefined, month: Month): boolean {
  if (notWith === undefined) return false;
  const first = tenure.items.at(0);
  const held = tenure.items.find((span) => contains(span, firstDay(month))) ?? first;
  return held !== undefined && notWith.includes(held.item);
}

/** HH-17: free through the n-th month, and only the first time unless the terms say again. */
function isFree(
  { freeMonths }: MonthlyFee,
  { again }: OptionSpan,
  { first, month }: { readonly first: Month; readonly month: Month },
): boolean {
  if (freeMonths === undefined || (again && !freeMonths.again)) return false;
  return month < addToMonth(first, freeMonths.months);
}

/** Ended and taken up again inside one month that is charged whole: it is charged once. */
function isReplaced(
  rule: MonthlyFee,
  span: OptionSpan,
  later: readonly OptionSpan[],
  month: Month,
): boolean {
  const until = span.until;
  if (until === null || rule.lastMonth !== "whole") return false;
  return later.some(
    ({ option, from }) =>
      option === span.option &&
      from >= until &&
      monthOf(from) === month &&
      rule.begins === "first-of-start-month",
  );
}

/**
 * Units of one option charged for the same days are one line, however many times they were taken.
 */
function merged(spans: readonly ChargedSpan[]): ChargedSpan[] {
  const byKey = new Map<string, ChargedSpan>();
  for (const span of spans) {
    const id = `${span.key}|${span.period.from}|${span.period.until}`;
    const quantity = (byKey.get(id)?.quantity ?? 0) + span.quantity;
    byKey.set(id, { ...span, quantity });
  }
  return [...byKey.values()];
}

function earlier(a: Period["until"] | null, b: Period["until"] | null): Period["until"] | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
