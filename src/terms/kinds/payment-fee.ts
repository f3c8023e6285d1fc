import { z } from "zod";
import { history } from "../history.ts";
import { decimalField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const method = z.strictObject({
  label: labelField,
  /** Chosen by the customer, or used when the chosen one failed; or both. */
  used: z.array(z.enum(["chosen", "after-failure"])).min(1),
  values: history({ amount: decimalField }),
});

/** The price of a way to pay, and of the paper it needs. */
export const paymentFee = defineKind("payment-fee", {
  unit: z.literal("JPY/payment"),
  methods: z.record(z.string(), method),
  /** What a failed payment becomes: added to the next bill, or paid at once in another way. */
  afterFailure: z.array(z.enum(["with-next-bill", "other-method"])).min(1),
  /** Someone else may pay, with the operator's consent. */
  thirdPartyPays: z.literal("with-consent").optional(),
  tax: z.enum(["included", "added", "none"]),
});
