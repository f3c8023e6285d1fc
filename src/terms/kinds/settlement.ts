import { z } from "zod";
import { labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** What happens to too much, too little, and what cannot be taken from a bill. */
export const settlement = defineKind("settlement", {
  label: labelField,
  /** Paid too much or too little: settled with the next bill. */
  difference: z.literal("next-bill").optional(),
  /** A refund larger than the bill: the rest goes to the bills after it. */
  refundAboveBill: z.literal("carried-over").optional(),
  /** What is open at the end: settled in the last bill, and what exceeds it is paid out. */
  atEnd: z.literal("settled-and-paid-out").optional(),
  /** May be split over several bills, or a charge waived, by notice. */
  split: z.array(z.enum(["refund", "charge"])).optional(),
  waive: z.array(z.literal("charge")).optional(),
  /** Until the way to pay is ready, bills add up to the first one. */
  untilMethodReady: z.literal("add-up").optional(),
  /** Fractions of a yen in any amount. */
  rounding: roundingField.optional(),
});
