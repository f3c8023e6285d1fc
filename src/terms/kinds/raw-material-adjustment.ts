import { z } from "zod";
import { history } from "../history.ts";
import { decimalField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";
import { mustBeRule } from "../surroundings.ts";

/**
 * Yen per m³ by which city gas follows its raw material: (average − base price, cut) ÷ 100 × price
 * per 100 yen × tax.
 */
export const rawMaterialAdjustment = defineKind(
  "raw-material-adjustment",
  {
    unit: z.literal("JPY/m3"),
    label: labelField,
    /** Address of the customs prices. */
    prices: z.string(),
    /** The three averaged months end so many months before the bill month. */
    averageEnds: z.strictObject({ monthsBeforeBill: z.int().min(0) }),
    averageRounding: roundingField,
    /** Of the difference to the base price. */
    differenceRounding: roundingField,
    unitRounding: roundingField,
    values: history({
      /** Shares of the prices per t in the average. */
      lng: decimalField,
      lpg: decimalField,
      /** Yen per t. */
      basePrice: decimalField,
      /** Yen per m³ for each 100 yen per t, before tax. */
      perHundred: decimalField,
      /** What tax makes of it: 1.10, or 1 for sellers that add tax on the bill. */
      taxFactor: decimalField,
      /** The average counts at most so many yen per t. */
      cap: decimalField.optional(),
    }),
  },
  ({ prices }, around) =>
    mustBeRule(prices, { kinds: ["raw-material-price"], path: ["prices"] }, around),
);
