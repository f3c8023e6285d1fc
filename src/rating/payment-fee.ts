import type { Day } from "../kernel/day.ts";
import { derived } from "../kernel/derivation.ts";
import { isZero } from "../kernel/exact.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import type { Located } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { type Cost, oneDay } from "./cost.ts";
import { entryValue, marksOf, type NotPriced, pricedOn, type TaxOn, taxOf } from "./priced.ts";

export type PaymentFeeRule = Located<RuleOf<"payment-fee">>;

export interface Payment {
  readonly method: string;
  readonly on: Day;
  readonly times: number;
  /** A payment in another way before it had failed. */
  readonly afterFailure: boolean;
}

export type PaymentFeeRefusal = {
  readonly code: "payment-fee.method-not-offered";
  readonly offered: readonly string[];
};

/**
 * What a way to pay costs (HH-07, IT-16): a convenience-store slip 550 a payment, a debit nothing
 * (null). A way that is only for failed payments is refused otherwise.
 */
export function paymentFee(
  located: PaymentFeeRule,
  payment: Payment,
  taxOn: TaxOn,
): Result<Cost | null, PaymentFeeRefusal | NotPriced> {
  const { id, rule } = located;
  const use = payment.afterFailure ? "after-failure" : "chosen";
  const method = rule.methods[payment.method];
  if (!method?.used.includes(use)) {
    const offered = Object.entries(rule.methods).filter(([, { used }]) => used.includes(use));
    return no({ code: "payment-fee.method-not-offered", offered: offered.map(([name]) => name) });
  }
  const priced = pricedOn(method.values, payment.on, { rule: id, item: payment.method });
  if (!priced.ok) return priced;
  const entry = priced.value;
  const fee = entryValue(entry.amount, rule.unit, { rule: id, item: payment.method, entry });
  if (isZero(fee.value)) return ok(null);
  return ok({
    rule: id,
    item: payment.method,
    label: method.label,
    period: oneDay(payment.on),
    amount:
      payment.times === 1 ? fee : derived.product([fee, derived.count(payment.times, "payments")]),
    tax: taxOf(rule.tax, payment.on, taxOn),
    clauses: rule.clause,
    marks: marksOf(entry),
  });
}
