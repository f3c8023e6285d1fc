import { z } from "zod";
import { roundingField, sourceField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** What readings mean for charging: periods, the day the books close, and missing values. */
export const supplyPeriod = defineKind("supply-period", {
  source: sourceField,
  /** A period runs from one reading day to the day before the next. */
  from: z.literal("reading-day-to-day-before-next"),
  /** In whose bill it belongs. */
  billMonth: z.literal("month-of-the-closing-reading"),
  closing: z.strictObject({
    on: z.literal("last-day-of-bill-month"),
    ifDayOff: z.enum(["previous-business-day", "stays"]),
  }),
  /** A price that changes on the 1st of month N counts from the reading day of N. */
  priceChange: z.literal("from-the-reading-day-of-its-month"),
  /** A first or last period that does not run from reading to reading. */
  partial: z.strictObject({
    /** By the day, its digits dropped where the rounding says; or whole. */
    base: z.union([z.literal("whole"), z.strictObject({ byDay: roundingField })]),
    dividedBy: z.literal("days-of-the-month-it-begins-in"),
    tiers: z.union([z.literal("whole"), z.strictObject({ byDay: roundingField })]),
  }),
  /** Contract capacity that changes inside a period: each by its days, or old until the reading. */
  capacityChange: z.discriminatedUnion("base", [
    z.strictObject({
      base: z.literal("by-day"),
      dividedBy: z.literal("days-of-the-period"),
      rounding: roundingField,
    }),
    z.strictObject({ base: z.literal("from-the-next-reading-day") }),
  ]),
  /** The old meter counts through the day before an exchange, the new one from that day, whole. */
  meterExchange: z.literal("new-meter-from-its-day"),
  /** Up to so many missing half-hours take the mean of the same slot; more hold the bill. */
  gaps: z.strictObject({ fillUpTo: z.int().min(0), with: z.literal("mean-of-the-same-slot") }),
});
