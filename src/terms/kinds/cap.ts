import { z } from "zod";
import { history } from "../history.ts";
import { labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** The most that the operator owes for damage. */
export const cap = defineKind("cap", {
  unit: z.literal("JPY"),
  label: labelField,
  values: history({
    /** All monthly fees received; or one average month of the last twelve. */
    most: z.enum(["fees-received", "average-month-of-the-last-12"]),
  }),
  /** Not for damage done on purpose or by gross negligence. */
  exceptGrossFault: z.boolean(),
  rounding: roundingField,
});
