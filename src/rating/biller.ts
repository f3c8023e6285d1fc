import { type ExtraDaysOff, NO_EXTRA_DAYS, onBusinessDay } from "../kernel/business-day.ts";
import {
  addDays,
  addToMonth,
  type Day,
  daysIn,
  firstDay,
  lastDay,
  type Month,
} from "../kernel/day.ts";
import { earliestAfter } from "../kernel/deadline.ts";
import { type Catalogue, type Located, rulesOf } from "../terms/catalogue.ts";
import { inForceOn } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";

export type BillerRule = Located<RuleOf<"biller">>;
type BusinessDay = "next" | "previous" | "as-it-is";

/**
 * Who bills a service (XX-01, HH-07): the household's common biller that lists it, else the
 * service's own. Null when nobody does. `assigned: false` asks for the provider itself.
 */
export function billerOf(
  catalogue: Catalogue,
  service: string,
  { assigned = true }: { readonly assigned?: boolean } = {},
): BillerRule | null {
  const common = rulesOf(catalogue, "household", "biller");
  const own = rulesOf(catalogue, service, "biller");
  const billers = assigned ? [...common, ...own] : own;
  return billers.find(({ rule }) => rule.services.includes(service)) ?? null;
}

/** HH-10: 2024-06-30 is a Sunday, so June closes on Friday the 28th. */
export function closingDay(
  { rule }: BillerRule,
  month: Month,
  extra: ExtraDaysOff = NO_EXTRA_DAYS,
): Day {
  return moved(lastDay(month), rule.closes.businessDay, extra);
}

export interface DueQuestion {
  readonly method: string;
  /** The month whose bill it is. */
  readonly bill: Month;
  readonly issuedOn?: Day;
  readonly extra?: ExtraDaysOff;
}

/**
 * The day a bill falls due (HH-07, IT-16, EN-15), or null when the payment company sets it. The
 * debit of the 26th in May 2024, a Sunday, is taken on Monday the 27th.
 */
export function dueDay({ id, rule }: BillerRule, question: DueQuestion): Day | null {
  const { method, bill, issuedOn, extra = NO_EXTRA_DAYS } = question;
  const entries = rule.due[method]?.values;
  const found = entries && inForceOn(entries, lastDay(bill));
  if (!found?.ok) throw new Error(`${id} has no due day for ${method}`);
  const due = found.value.rule;
  switch (due.form) {
    case "day-of-month": {
      const month = addToMonth(bill, due.monthsAfterBill);
      const date = due.day === "last" ? daysIn(month) : Math.min(due.day, daysIn(month));
      return moved(addDays(firstDay(month), date - 1), due.businessDay, extra);
    }
    case "after-issue":
      return issuedOn === undefined ? null : earliestAfter(due.lead, issuedOn);
    case "as-the-payment-company-sets":
      return null;
  }
}

function moved(on: Day, how: BusinessDay, extra: ExtraDaysOff): Day {
  return how === "as-it-is" ? on : onBusinessDay(on, how, extra);
}
