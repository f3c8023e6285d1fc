import { type ExtraDaysOff, onBusinessDay } from "../kernel/business-day.ts";
import { addDays, addMonths, addToMonth, type Day, firstDay, lastDay, type Month } from "../kernel/day.ts";
import { extraDaysOff } from "../terms/business-days.ts";
import { type Catalogue, type Located, rulesOf } from "../terms/catalogue.ts";
import { inForceOn, mustBeInForce } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";

export type Biller = Located<RuleOf<"biller">>;
type DueRule = RuleOf<"biller">["due"][string]["values"][number] extends infer Entry
  ? Entry extends { readonly rule: infer Rule } ? Rule : never
  : never;

/** The billers of the household. Throws when two of them bill one service: the catalogue contradicts itself. */
export function billersOf(catalogue: Catalogue): readonly Biller[] {
  const billers = rulesOf(catalogue, "household", "biller");
  const services = billers.flatMap(({ rule }) => rule.services);
  const twice = services.find((service, index) => services.indexOf(service) !== index);
  if (twice !== undefined) throw new Error(`two billers bill ${twice}`);
  return billers;
}

/** Who bills a service. Throws when nobody does: its lines would be lost. */
export function billerOf(billers: readonly Biller[], service: string): Biller {
  const found = billers.find(({ rule }) => rule.services.includes(service));
  if (!found) throw new Error(`no biller bills ${service}`);
  return found;
}

/** The day the month's bill closes (HH-10): the last day of the month, or the business day before. 2024-06 closes on 06-28. */
export function closingDay({ rule }: Biller, month: Month, off?: ExtraDaysOff): Day {
  return shift(lastDay(month), rule.closes.businessDay, off);
}

/** The day a bill falls due by a way to pay (HH-07): the 26th of the month after, 2024-05 on Wednesday 2024-06-26. */
export function dueDay({ rule }: Biller, { month, method, closesOn, off }: {
  month: Month;
  method: string;
  closesOn: Day;
  off?: ExtraDaysOff;
}): Day | null {
  const { rule: due } = mustBeInForce(rule.due[method]?.values ?? [], closesOn, `${method} of a biller`);
  return dayBy(due, { month, closesOn, off });
}

function dayBy(due: DueRule, { month, closesOn, off }: {
  month: Month;
  closesOn: Day;
  off?: ExtraDaysOff | undefined;
}): Day | null {
  switch (due.form) {
    case "as-the-payment-company-sets":
      return null;
    case "after-issue":
      return "days" in due.lead ? addDays(closesOn, due.lead.days) : addMonths(closesOn, due.lead.months);
    case "day-of-month": {
      const of = addToMonth(month, due.monthsAfterBill);
      const last = lastDay(of);
      const asked = due.day === "last" ? last : addDays(firstDay(of), due.day - 1);
      return shift(asked > last ? last : asked, due.businessDay, off);
    }
  }
}

/** The way to pay that the biller knows: the account's own, or else the first it lists. */
export function methodOf({ rule, id }: Biller, wanted: string): string {
  if (wanted in rule.due) return wanted;
  const [first] = Object.keys(rule.due);
  if (first === undefined) throw new Error(`${id} knows no way to pay`);
  return first;
}

/** The registration number that stands on a bill closed on a day (XX-07), or null before there was one. */
export function registrationOn({ rule }: Biller, on: Day): string | null {
  const found = rule.registration && inForceOn(rule.registration, on);
  return found?.ok ? found.value.number : null;
}

/** Days off for payments, besides weekends and national holidays. */
export function paymentDaysOff(catalogue: Catalogue, biller: Biller, on: Day): ExtraDaysOff {
  return extraDaysOff(catalogue, biller.rule.services[0] ?? "", { purpose: "payment", on });
}

function shift(on: Day, rule: "next" | "previous" | "as-it-is", off?: ExtraDaysOff): Day {
  return rule === "as-it-is" ? on : onBusinessDay(on, rule, off);
}
