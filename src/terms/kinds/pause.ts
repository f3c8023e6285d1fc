import { z } from "zod";
import { history } from "../history.ts";
import { leadField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** Suspension at the customer's wish. */
export const pause = defineKind("pause", {
  /** Items that cannot be paused. */
  notFor: z.array(z.string()),
  /** Months without a fee: those between the month of the stop and that of the resumption. */
  free: z.literal("months-between"),
  values: history({
    notice: leadField,
    longestMonths: z.int().min(1),
    /** Not again until so many months after resuming. */
    againAfterMonths: z.int().min(0),
  }),
});
