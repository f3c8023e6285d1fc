import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, decimalField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** So many yen off each fee, or a percentage of it, at most `cap` yen a month. */
const off = z.union([
  z.strictObject({ yen: decimalField }),
  z.strictObject({ percent: decimalField, cap: decimalField.optional() }),
]);

const discount = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  /** Fees that become less: service → items. */
  on: z.record(z.string(), z.array(z.string()).min(1)),
  /** Services that must be held besides, each one of them. */
  with: z.array(z.string()).min(1),
  /** Every eligible unit; or one unit a service, of the dearest item and there the first. */
  units: z.enum(["each", "one-per-service-dearest-first"]),
  /** The month after the later of the two starts. */
  begins: z.literal("month-after-later-start"),
  values: history({ off }),
});

/** Less, because of another contract of the household. */
export const discounts = defineKind("discount", {
  unit: z.literal("JPY/month"),
  discounts: z.record(z.string(), discount),
  rounding: roundingField,
});
