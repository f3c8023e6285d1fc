import { z } from "zod";
import { addToMonth, type Month } from "../../kernel/day.ts";
import { extraDaysOff } from "../../terms/business-days.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { monthField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { isRegistrationNumber } from "../../terms/registration-number.ts";
import { billerOf, closingDay, dueDay } from "../biller.ts";
import { dayText } from "./example-terms.ts";

type Rule = Located<RuleOf<"biller">>;

const numberSchema = z.union([
  z.strictObject({ registrationNumber: z.coerce.string() }),
  z.strictObject({ number: z.coerce.string() }),
]);
const servicesSchema = z.strictObject({ services: z.array(z.string()).min(1) });
const serviceSchema = z.strictObject({ service: z.string(), assigned: z.boolean().optional() });
const daysSchema = z
  .strictObject({
    method: z.string().optional(),
    /** The month in which the payment falls due. */
    month: monthField.optional(),
    /** The month whose bill it is. */
    billMonth: monthField.optional(),
  })
  .refine(({ month, billMonth }) => (month ?? billMonth) !== undefined, {
    message: "give month (of the payment) or billMonth",
    path: ["month"],
  });
const givenSchema = z.union([numberSchema, servicesSchema, serviceSchema, daysSchema]);

/**
 * Worked examples of billing. `given` is one of: `method` with `month` (of the payment) or
 * `billMonth` (answers `due`, `closes`); `service`, `assigned` (`biller`, `mayAssign`); `services`
 * (`bills`, how many); `registrationNumber` or `number` (`valid`).
 */
export function evaluateBiller(located: Rule, given: unknown, catalogue: Catalogue): unknown {
  const asked = givenSchema.parse(given);
  if ("registrationNumber" in asked)
    return { valid: isRegistrationNumber(asked.registrationNumber) };
  if ("number" in asked) return { valid: isRegistrationNumber(asked.number) };
  if ("services" in asked) {
    const billers = asked.services.map((service) => billerOf(catalogue, service)?.id ?? null);
    return { bills: new Set(billers).size, billers };
  }
  if ("service" in asked) {
    const { service, assigned = true } = asked;
    const biller = billerOf(catalogue, service, { assigned });
    return { biller: biller?.id ?? null, mayAssign: biller?.rule.mayAssign ?? null };
  }
  const { method, month, billMonth } = asked;
  const bill = billMonth ?? (month === undefined ? null : billDueIn(located, method, month));
  if (bill === null) return {};
  const service = located.rule.services[0] ?? located.service;
  const closing = extraDaysOff(catalogue, service, { purpose: "closing" });
  const payment = extraDaysOff(catalogue, service, { purpose: "payment" });
  return {
    closes: dayText(closingDay(located, bill, closing)),
    ...(method === undefined
      ? {}
      : { due: dayText(dueDay(located, { method, bill, extra: payment })) }),
  };
}

/** The bill whose payment falls due in a month. */
function billDueIn({ rule }: Rule, method: string | undefined, month: Month): Month {
  const entry = method === undefined ? undefined : rule.due[method]?.values.at(-1);
  if (!entry || "ended" in entry || entry.rule.form !== "day-of-month") return month;
  return addToMonth(month, -entry.rule.monthsAfterBill);
}
