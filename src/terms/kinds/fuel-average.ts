import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { parseMonth } from "../../kernel/day.ts";
import { history } from "../history.ts";
import { decimalField, roundingField, sourceField } from "../fields.ts";
import { defineKind } from "../kind.ts";

export const monthText = z
  .string()
  .refine((text) => parseMonth(text) !== null, "write a month such as 2024-05");

/** How customs prices make the average fuel price, and averages by area and last month of three. */
export const fuelAverage = defineKind("fuel-average", {
  unit: z.literal("JPY/kl"),
  /** Average = crude × alpha + LNG × beta + coal × gamma, rounded. */
  weights: z.partialRecord(
    z.enum(AREAS),
    history({ alpha: decimalField, beta: decimalField, gamma: decimalField }),
  ),
  rounding: roundingField,
  averages: z
    .strictObject({
      source: sourceField,
      illustrative: z.literal(true).optional(),
      unverified: z.literal(true).optional(),
      /** Last of the three months → area → yen per kl. */
      months: z.record(monthText, z.partialRecord(z.enum(AREAS), decimalField)),
    })
    .optional(),
});
