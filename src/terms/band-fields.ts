import { z } from "zod";

const CLOCK = /^([01]\d|2[0-4]):(00|30)-([01]\d|2[0-4]):(00|30)$/;
const DATE = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const hoursField = z
  .string()
  .regex(CLOCK, "write hours of the day in half-hours such as 10:00-17:00 or 23:00-07:00");
const dateField = z.string().regex(DATE, "write a day of the year such as 07-01");

/** The days that a plan prices as days off: its own set, wider than holidays in old plans. */
export const daysOffField = z.strictObject({
  weekends: z.boolean(),
  nationalHolidays: z.boolean(),
  extra: z.array(dateField),
});
export type DaysOff = z.output<typeof daysOffField>;

/** A season by its first and last day, both in; it may run over the new year. */
export const seasonField = z.strictObject({ from: dateField, to: dateField });
export type Season = z.output<typeof seasonField>;

/** One row of a time table: the first row that fits a slot gives it its band. */
const rowField = z.strictObject({
  band: z.string(),
  /** Only in this season; `other` is every day outside the seasons. Left out: all year. */
  season: z.string().optional(),
  /** Only on days off, or only on other days. Left out: every day. */
  days: z.enum(["off", "work"]).optional(),
  /** Left out: the whole day. */
  hours: z.array(hoursField).min(1).optional(),
});

export const timetableField = z.array(rowField).min(1);
export type Timetable = z.output<typeof timetableField>;
