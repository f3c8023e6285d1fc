import { z } from "zod";
import type { Day } from "../../kernel/day.ts";
import { toText } from "../../kernel/exact.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { taxPercentOn } from "../../terms/tax.ts";
import { paymentFee } from "../payment-fee.ts";
import { answerOfCosts, dayField } from "./example-terms.ts";

const givenSchema = z.strictObject({
  method: z.string(),
  on: dayField.optional(),
  payments: z.int().min(1).optional(),
  /** Another way had failed before. */
  failed: z.boolean().optional(),
});

/**
 * Worked examples of ways to pay. `given`: `method`, `payments`, `failed: true` for a way after a
 * failed one, the day `on`. Answers `fee`, `withTax`, `lines`, or `refused` with what is offered.
 */
export function evaluatePaymentFee(
  located: Located<RuleOf<"payment-fee">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const { method, on, payments = 1, failed = false } = givenSchema.parse(given);
  const { methods, afterFailure, thirdPartyPays } = located.rule;
  const day = on ?? methods[method]?.values.at(-1)?.from ?? (0 as Day);
  const asked = { method, on: day, times: payments, afterFailure: failed };
  const fee = paymentFee(located, asked, (at) => taxPercentOn(catalogue, at));
  if (!fee.ok) {
    const { code, ...said } = fee.refusal;
    return { refused: code, ...said };
  }
  const costs = fee.value === null ? [] : [fee.value];
  return {
    fee: fee.value === null ? 0 : toText(fee.value.amount.value),
    afterFailure,
    thirdPartyPays: thirdPartyPays ?? null,
    ...answerOfCosts(costs),
  };
}
