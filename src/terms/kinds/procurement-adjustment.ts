import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { history } from "../history.ts";
import { decimalField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/**
 * Yen per kWh refunded or charged when the market price leaves a corridor: unit = monthly mean of
 * the area price × coefficient × (1 + tax); below the refund threshold the difference is refunded,
 * above the charge threshold it is charged.
 */
export const procurementAdjustment = defineKind("procurement-adjustment", {
  unit: z.literal("JPY/kWh"),
  label: z.strictObject({ charge: labelField, refund: labelField }),
  /** The calendar month whose mean counts, counted from the month the period begins in. */
  meanOf: z.strictObject({ monthsAfterStart: z.int() }),
  /** Whether the mean is raised by consumption tax before it meets the thresholds. */
  tax: z.enum(["added", "none"]),
  /** Where digits of the mean are dropped before it is used; left out, it counts as published. */
  meanRounding: roundingField.optional(),
  unitRounding: roundingField,
  amountRounding: roundingField,
  areas: z.partialRecord(
    z.enum(AREAS),
    history({
      coefficient: decimalField,
      refundBelow: decimalField,
      chargeAbove: decimalField,
      /** Share of the difference that is passed on, in percent. */
      sharePercent: decimalField,
    }),
  ),
});
