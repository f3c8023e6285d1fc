import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField, roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const common = { label: labelField, clause: z.array(clauseField).min(1) };

/** The whole month is free when the service was gone so many days on end in it. */
const freeMonth = z.strictObject({
  ...common,
  form: z.literal("free-month"),
  values: history({ daysOnEnd: z.int().min(1) }),
});

/** Whole days of an outage of so many hours on end are taken off. */
const daysOff = z.strictObject({
  ...common,
  form: z.literal("days-off"),
  /** A day's share of a monthly fee: over the days of the month. */
  share: z.literal("month-by-days"),
  values: history({ hoursOnEnd: z.int().min(1) }),
});

/** Days that a discontinued service is not served are paid back: so many of the year's. */
const daysNotServed = z.strictObject({
  ...common,
  form: z.literal("days-not-served"),
  /** Only when it ended for one of these reasons. */
  endedBy: z.array(z.string()).min(1),
  /** Who pays by the month pays twelve of the fee for the year. */
  monthly: z.literal("twelve-a-year"),
  /** Events that paid a year at once: of the term that begins on their day, or next. */
  yearly: z.array(z.string()).default([]),
  values: history({ daysOfYear: z.int().min(1) }),
});

/** So many outages of so many minutes in a month give the right to leave within some days. */
const rightToLeave = z.strictObject({
  ...common,
  form: z.literal("right-to-leave"),
  /** Whether the day of the last outage is day 1. */
  dayOfOutageCounts: z.boolean(),
  values: history({
    minutesOnEnd: z.int().min(1),
    times: z.int().min(1),
    withinDays: z.int().min(1),
  }),
});

/** Money or freedom back for outages by the provider's fault. */
export const outageCredit = defineKind("outage-credit", {
  unit: z.literal("JPY"),
  credits: z.record(
    z.string(),
    z.discriminatedUnion("form", [freeMonth, daysOff, daysNotServed, rightToLeave]),
  ),
  rounding: roundingField,
});
