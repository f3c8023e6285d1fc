import { z } from "zod";
import { dayText, decimalText, labelText, monthText, wholeYen, yearText } from "./fields.ts";

const qualityText = z.enum([
  "missing",
  "measured",
  "provisional",
  "estimated",
  "backfilled",
  "spread",
  "rolled-over",
  "exchanged",
]);

/** A band of the tariff: hours (or all hours) with one price. `tone` chooses the colour. */
const band = z.object({
  id: z.string(),
  label: labelText,
  price: decimalText.nullable(),
  tone: z.enum(["night", "day", "peak", "flat"]),
  illustrative: z.boolean(),
});
export type Band = z.output<typeof band>;

const meterChoice = z.object({ id: z.string(), label: labelText });

const common = {
  meter: z.string(),
  meters: z.array(meterChoice),
  asOf: z.string().nullable(),
  totalWh: z.int(),
  /** What the use adds to the bill at the prices in force; null when they are not known yet. */
  yen: wholeYen.nullable(),
};

export const useDaySchema = z.object({
  ...common,
  day: dayText,
  previous: dayText.nullable(),
  next: dayText.nullable(),
  slots: z.array(z.object({ wh: z.int(), quality: qualityText, band: z.string() })).length(48),
  bands: z.array(band),
});
export type UseDay = z.output<typeof useDaySchema>;

/** `ahead`: still to come, so that nothing of it can be missing. */
const useSpan = {
  wh: z.int(),
  missing: z.int(),
  estimated: z.int(),
  ahead: z.boolean(),
};

export const useMonthSchema = z.object({
  ...common,
  month: monthText,
  previous: monthText.nullable(),
  next: monthText.nullable(),
  days: z.array(z.object({ day: dayText, ...useSpan })),
});
export type UseMonth = z.output<typeof useMonthSchema>;

export const useYearSchema = z.object({
  ...common,
  year: yearText,
  previous: yearText.nullable(),
  next: yearText.nullable(),
  months: z.array(z.object({ month: monthText, ...useSpan, lastYearWh: z.int().nullable() })),
});
export type UseYear = z.output<typeof useYearSchema>;
