import { z } from "zod";
import { nextThingSchema, stateText } from "./contract.ts";
import { dayText, labelText, monthText, toneField, wholeYen } from "./fields.ts";

/** Yen accumulated from the first of the month through a day. */
const point = z.object({ day: dayText, yen: wholeYen });
const forecastPoint = z.object({ day: dayText, yen: wholeYen, low: wholeYen, high: wholeYen });

export const homeSchema = z.object({
  month: monthText,
  /** The last day whose readings are in. */
  through: dayText.nullable(),
  asOf: z.string(),
  soFar: wholeYen,
  forecast: z.object({ yen: wholeYen, low: wholeYen, high: wholeYen }).nullable(),
  lastYear: wholeYen.nullable(),
  path: z.array(point),
  ahead: z.array(forecastPoint),
  lastYearPath: z.array(point),
  /** What the sums leave out because its price is not published yet. */
  leftOut: z.array(labelText),
  illustrative: z.boolean(),
  /** The nearest things with a date, and how many more there are. */
  next: z.array(nextThingSchema),
  nextMore: z.int().min(0),
  /** Calls for help under way: the page then asks for them. */
  openCalls: z.int().min(0),
  contracts: z.array(
    z.object({
      id: z.string(),
      service: z.string(),
      tone: toneField,
      short: labelText,
      item: labelText.nullable(),
      state: stateText,
      yen: wholeYen.nullable(),
      wh: z.int().nullable(),
      note: labelText.nullable(),
    }),
  ),
});
export type Home = z.output<typeof homeSchema>;
