import { z } from "zod";
import { clauseField, decimalField, labelField } from "../fields.ts";
import { history } from "../history.ts";
import { defineKind } from "../kind.ts";

/** Ways in which a half-hour came to be known, as metering names them. */
const qualities = z
  .array(
    z.enum([
      "measured",
      "provisional",
      "estimated",
      "backfilled",
      "spread",
      "rolledOver",
      "exchanged",
    ]),
  )
  .min(1);

/** A whole month strictly below the mean of the months before it (MM-08). */
const monthly = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  values: history({
    points: z.int().min(1),
    /** So many earlier months at most; fewer since joining. */
    months: z.int().min(1),
    /** Whole earlier months that there must be. */
    atLeastMonths: z.int().min(1),
    /** Missing half-hours of a month that are filled, as for a bill; more: not judged. */
    gaps: z.strictObject({ fillUpTo: z.int().min(0), with: z.literal("mean-of-the-same-slot") }),
  }),
});

/** An announced window strictly below a share of the mean of the days before (MM-09). */
const announced = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  values: history({
    /** For the day, however many windows of it were met. */
    points: z.int().min(1),
    days: z.int().min(1),
    /** Days before that must be known in every half-hour of the window. */
    atLeastDays: z.int().min(1),
    /** Use must be more than this below the mean. */
    percentBelow: z.int().min(1).max(99),
    /** A day with any other half-hour in the window is left out; of the day itself: not judged. */
    counted: qualities,
    /** Told at least so long before the window begins. */
    noticeHours: z.int().min(0),
    /** Whoever was told is judged by the use alone, or only who did not leave. */
    judged: z.enum(["everyone-told", "unless-left"]),
  }),
});

/** What a kind of appliance does by itself while a window lasts, where its resident allowed it. */
const response = z.strictObject({
  label: labelField,
  /** The word of the Device Description: `homeAirConditioner`. */
  deviceType: z.string().min(1),
  /** Only where the device has these values now, such as `operationStatus: true`. */
  when: z.record(z.string(), z.union([z.string(), z.boolean(), z.int()])).optional(),
  steps: z
    .array(
      z.discriminatedUnion("form", [
        z.strictObject({
          form: z.literal("set"),
          property: z.string(),
          value: z.union([z.string(), z.boolean(), z.int()]),
        }),
        /** By so much more than it is now, by another property's value: `cooling: 2`. */
        z.strictObject({
          form: z.literal("shift"),
          property: z.string(),
          by: z.string(),
          amounts: z.record(z.string(), z.int()),
        }),
      ]),
    )
    .min(1),
});

/** How points are used (MM-13, MM-14). */
const use = z.strictObject({
  clause: z.array(clauseField).min(1),
  label: labelField,
  values: history({
    yenPerPoint: decimalField,
    /** Asked for in multiples of this. */
    units: z.int().min(1),
    /** Asked for through this date, to the end of its day: off the bill of the month after. */
    throughDate: z.int().min(1).max(28),
  }),
});

/** Points for using less, and what they pay. */
export const pointScheme = defineKind("point-scheme", {
  unit: z.literal("JPY/point"),
  /** Items of the service whose holders earn points. */
  items: z.array(z.string()).min(1),
  /** The service whose use is judged and whose charge the points pay (MM-17). */
  power: z.string().min(1),
  monthly,
  announced,
  responses: z.record(z.string(), response),
  validity: z.strictObject({
    clause: z.array(clauseField).min(1),
    /** Months through whose last day they are valid; that of the grant is the first. */
    values: history({ months: z.int().min(1) }),
  }),
  /** Which points are used first. */
  order: z.literal("oldest-first"),
  /** A late reading takes back at most what is left of a grant. */
  correction: z.literal("what-is-left"),
  use,
  /** Paid with points: the charge and its tax stay as they are. */
  tax: z.literal("none"),
});
