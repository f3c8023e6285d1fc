import { z } from "zod";
import { history } from "../history.ts";
import { decimalField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const counted = z.strictObject({
  label: labelField,
  /** So many are in the fee, each above costs extra; null: there are none above. */
  values: history({ included: z.int().min(0), price: decimalField.nullable() }),
});

/** Counted use: a number in the fee, and a price for each above it. */
export const quota = defineKind("quota", {
  unit: z.string().regex(/^JPY\/[a-z]+$/),
  /** Code of the event that is counted. */
  counts: z.string(),
  per: z.literal("month"),
  items: z.record(z.string(), counted),
  tax: z.enum(["included", "added", "none"]),
});
