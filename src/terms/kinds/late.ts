import { z } from "zod";
import { history } from "../history.ts";
import { decimalField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const interest = z.strictObject({
  label: labelField,
  /** `365`: always; `by-year`: each day over the days of its own year, 365 or 366. */
  year: z.enum(["365", "by-year"]),
  firstDay: z.enum(["day-after-due", "day-that-the-operator-sets"]),
  lastDay: z.enum(["payment-day", "day-before-payment"]),
  values: history({ percentAYear: decimalField }),
});

const lateFee = z.strictObject({
  label: labelField,
  /** Unpaid on so many due days in a row, the later with the next bill. */
  misses: z.int().min(1),
  tax: z.enum(["included", "added", "none"]),
  values: history({ amount: decimalField }),
});

/** What lateness costs. Where both stand, one debt never bears both. */
export const late = defineKind("late", {
  unit: z.literal("JPY"),
  interest: interest.optional(),
  lateFee: lateFee.optional(),
  rounding: roundingField,
});
