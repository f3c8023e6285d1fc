import { z } from "zod";
import { decimal } from "../../kernel/exact.ts";
import { yen } from "../../kernel/yen.ts";
import { decimalField } from "../../terms/fields.ts";
import type { Located } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { addUp, cutFractions, inParts, settleDifference, settleRefund } from "../settlement.ts";
import { yenField } from "./example-terms.ts";

type Rule = Located<RuleOf<"settlement">>;

const differenceSchema = z.strictObject({ billed: yenField, paid: yenField, next: yenField });
const refundSchema = z.strictObject({
  bill: yenField,
  refund: yenField,
  /** Left over from the bills before. */
  carriedOver: yenField.optional(),
  last: z.boolean().optional(),
});
const partsSchema = z.strictObject({ refund: yenField, parts: z.int().min(1) });
const fractionsSchema = z.strictObject({
  amount: z.union([decimalField, z.int().transform(String)]),
});
const addUpSchema = z.strictObject({ bills: z.array(yenField).min(1) });
const givenSchema = z.union([
  differenceSchema,
  refundSchema,
  partsSchema,
  fractionsSchema,
  addUpSchema,
]);

/**
 * Worked examples of settling. `given` is one of: `billed`, `paid`, `next` (answers `difference`,
 * `next`); `bill`, `refund`, `carriedOver`, `last` (`due`, `carriedOver`, `paidOut`); `refund`,
 * `parts` (`parts`); `amount` with fractions (`charged`); `bills` until the way to pay is ready
 * (`firstBill`). What the rule says nothing about is not answered.
 */
export function evaluateSettlement({ rule }: Rule, given: unknown): unknown {
  const asked = givenSchema.parse(given);
  if ("billed" in asked && says(rule.difference)) return settleDifference(asked);
  if ("parts" in asked && says(rule.split)) return { parts: inParts(asked.refund, asked.parts) };
  if ("bill" in asked && says(rule.refundAboveBill)) {
    const { bill, refund, carriedOver = yen(0), last = false } = asked;
    return settleRefund(rule, { bill, refund: yen(refund + carriedOver), last });
  }
  if ("amount" in asked && says(rule.rounding)) {
    return { charged: cutFractions(rule, decimal(asked.amount)) };
  }
  if ("bills" in asked && says(rule.untilMethodReady)) return { firstBill: addUp(asked.bills) };
  const message = `${rule.title.en} does not say`;
  throw new z.ZodError([{ code: "custom", message, path: [], input: given }]);
}

function says(term: unknown): boolean {
  return term !== undefined;
}
