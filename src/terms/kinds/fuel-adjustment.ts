import { z } from "zod";
import { AREAS } from "../../kernel/area.ts";
import { history } from "../history.ts";
import { decimalField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/**
 * Yen per kWh by which use follows the average fuel price:
 * (average − base price) × base unit ÷ 1,000 × factor.
 */
export const fuelAdjustment = defineKind("fuel-adjustment", {
  unit: z.literal("JPY/kWh"),
  label: labelField,
  /** The three averaged months end this many months after the month the period begins in. */
  averageEnds: z.strictObject({ monthsAfterStart: z.int() }),
  /** Where digits of the unit price are dropped. */
  unitRounding: roundingField,
  /** Which plans have one amount for the first block: those with a minimum charge. */
  block: z.enum(["minimum-charge-plans", "none"]),
  /** The operator's own multiplier of the unit, revisable on each 1st. */
  factor: history({ factor: decimalField }),
  areas: z.partialRecord(
    z.enum(AREAS),
    history({
      /** Base fuel price, yen per kl of crude oil. */
      basePrice: decimalField,
      /** Base unit, yen per kWh. */
      baseUnit: decimalField,
      /** The average counts at most this many times the base price. */
      cap: decimalField.optional(),
      /** First block of minimum-charge plans: its size and its base unit in yen per contract. */
      block: z.strictObject({ kwh: decimalField, baseUnit: decimalField }).optional(),
    }),
  ),
});
