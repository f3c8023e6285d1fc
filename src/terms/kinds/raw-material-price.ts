import { z } from "zod";
import { decimalField, labelField, sourceField } from "../fields.ts";
import { defineKind } from "../kind.ts";
import { monthText } from "./fuel-average.ts";

/** Customs prices of gas, each the mean of three months, as published. */
export const rawMaterialPrice = defineKind("raw-material-price", {
  unit: z.literal("JPY/t"),
  label: labelField,
  /** Last of the three months → the means. */
  months: z.record(
    monthText,
    z.strictObject({
      lng: decimalField,
      lpg: decimalField,
      source: sourceField,
      illustrative: z.literal(true).optional(),
      unverified: z.literal(true).optional(),
    }),
  ),
});
