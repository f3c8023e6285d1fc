import { z } from "zod";
import { history } from "../history.ts";
import { labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/**
 * The surcharge for charges that were evaded: a multiple of the amount before tax, and tax on that.
 */
export const evasion = defineKind("evasion", {
  unit: z.literal("JPY"),
  labels: z.strictObject({ evaded: labelField, surcharge: labelField }),
  values: history({ multiple: z.int().min(1) }),
  rounding: roundingField,
});
