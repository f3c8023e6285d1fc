import { z } from "zod";
import { addToMonth, type Day, firstDay, type Month, monthOf } from "../../kernel/day.ts";
import { derived } from "../../kernel/derivation.ts";
import { add, decimal, toText, whole } from "../../kernel/exact.ts";
import { periodOf } from "../../kernel/period.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import { monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { Line } from "../line.ts";
import {
  mayLeaveUntil,
  outageCredits,
  refundForDaysNotServed,
  wholeDays,
} from "../outage-credit.ts";
import { total } from "../with-tax.ts";
import { dayField, dayText, yenField } from "./example-terms.ts";

type Rule = Located<RuleOf<"outage-credit">>;

const freeMonthSchema = z
  .strictObject({
    item: z.string().optional(),
    monthlyFee: yenField.optional(),
    outage: z
      .strictObject({
        from: dayField,
        days: z.int().min(0),
        fault: z.enum(["provider", "other"]).optional(),
      })
      .optional(),
    /** Days on end from the 1st of the month. */
    outageDays: z.int().min(0).optional(),
    month: monthField,
  })
  .refine(({ outage, outageDays }) => outage !== undefined || outageDays !== undefined, {
    message: "say how long it lasted: outage or outageDays",
    path: ["outage"],
  });
const hoursSchema = z.strictObject({
  hours: z.int(),
  monthlyFee: yenField.optional(),
  month: monthField.optional(),
});
const notServedSchema = z
  .strictObject({
    yearlyFee: yenField,
    daysNotServed: z.int().min(0).optional(),
    days: z.int().min(0).optional(),
  })
  .refine(({ days, daysNotServed }) => (daysNotServed ?? days) !== undefined, {
    message: "say how many days were not served",
    path: ["daysNotServed"],
  });
const serviceLevelSchema = z.strictObject({
  outages: z.array(z.strictObject({ on: dayField, minutes: z.int() })).min(1),
  month: monthField.optional(),
});
const givenSchema = z.union([freeMonthSchema, hoursSchema, notServedSchema, serviceLevelSchema]);

/**
 * Worked examples of outages. `given` is one of: `outage: { from, days, fault }` with `item` and
 * `month` (answers `free`, `fee`, `credit`, `due`); `hours` with `monthlyFee` and `month` (`days`,
 * `credit`); `yearlyFee` and `daysNotServed` (`refund`); `outages: [{ on, minutes }]` (`mayLeave`,
 * `until`).
 */
export function evaluateOutageCredit(located: Rule, given: unknown, catalogue: Catalogue): unknown {
  const asked = givenSchema.parse(given);
  if ("hours" in asked) return daysTakenOff(located, asked);
  if ("yearlyFee" in asked) return notServed(located, asked);
  if ("outages" in asked) return serviceLevel(located, asked);
  return freeMonth(located, asked, catalogue);
}

function nameOf({ id, rule }: Rule, form: Rule["rule"]["credits"][string]["form"]): string {
  const found = Object.entries(rule.credits).find(([, credit]) => credit.form === form);
  if (found) return found[0];
  const message = `${id} has no ${form}`;
  throw new z.ZodError([{ code: "custom", message, path: [], input: undefined }]);
}

function freeMonth(
  located: Rule,
  { item, monthlyFee, month, ...asked }: z.output<typeof freeMonthSchema>,
  catalogue: Catalogue,
) {
  nameOf(located, "free-month");
  const stated =
    monthlyFee === undefined
      ? priceOf(catalogue, located.service, item, month)
      : toText(whole(monthlyFee));
  const fee = feeLine(located, stated, month);
  const gone = asked.outage ?? { from: firstDay(month), days: asked.outageDays ?? 0 };
  const ours = !("fault" in gone) || gone.fault !== "other";
  const outages = ours ? [{ from: gone.from, minutes: gone.days * 1440 }] : [];
  const credits = outageCredits(located, { fees: [fee], outages, month });
  const credit = total(credits);
  const due = toText(add(fee.amount, credit));
  return { free: credits.length > 0, fee: toText(fee.amount), credit: toText(credit), due };
}

/** The fee of the item, or of the first that the service sells. */
function priceOf(
  catalogue: Catalogue,
  service: string,
  item: string | undefined,
  month: Month,
): string {
  for (const { id, rule } of rulesOf(catalogue, service, "monthly-fee")) {
    const priced = rule.items[item ?? Object.keys(rule.items)[0] ?? ""];
    if (priced) return mustBeInForce(priced.values, firstDay(month), id).amount;
  }
  const message = "name an item that has a fee, or give monthlyFee";
  throw new z.ZodError([{ code: "custom", message, path: ["item"], input: item }]);
}

/** A fee of the example's month, whatever decided it. */
function feeLine({ id, service, rule }: Rule, amount: string, month: Month): Line {
  return {
    contract: "example",
    service,
    rule: id,
    item: "fee",
    label: rule.title,
    month,
    period: periodOf(month),
    amount: decimal(amount),
    tax: { kind: "none" },
    why: { yen: amount, of: "monthly fee" },
    clauses: rule.clause,
    marks: [],
  };
}

function daysTakenOff(located: Rule, { hours, monthlyFee, month }: z.output<typeof hoursSchema>) {
  const name = nameOf(located, "days-off");
  const newest = located.rule.credits[name]?.values.at(-1)?.from ?? (0 as Day);
  const on = firstDay(month ?? addToMonth(monthOf(newest), 1));
  const outage = { from: on, minutes: hours * 60 };
  const fee = feeLine(located, toText(whole(monthlyFee ?? 0)), monthOf(outage.from));
  const credits = outageCredits(located, { fees: [fee], outages: [outage], month: fee.month });
  return { days: credits.length > 0 ? wholeDays(outage) : 0, credit: toText(total(credits)) };
}

function notServed(located: Rule, { yearlyFee, ...asked }: z.output<typeof notServedSchema>) {
  const days = asked.daysNotServed ?? asked.days ?? 0;
  const name = nameOf(located, "days-not-served");
  const on = located.rule.credits[name]?.values.at(-1)?.from ?? (0 as Day);
  const paidForTheYear = derived.settled(whole(yearlyFee), "paid for the year");
  const refunded = { name, paidForTheYear, days, on };
  return { refund: toText(refundForDaysNotServed(located, refunded).amount.value) };
}

function serviceLevel(located: Rule, asked: z.output<typeof serviceLevelSchema>) {
  const name = nameOf(located, "right-to-leave");
  const outages = asked.outages.map(({ on, minutes }) => ({ from: on, minutes }));
  const month = asked.month ?? monthOf(outages[0]?.from ?? (0 as Day));
  const until = mayLeaveUntil(located, name, { outages, month });
  return { mayLeave: until !== null, until: dayText(until) };
}
