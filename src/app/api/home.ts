import { z } from "zod";
import { stateText } from "./contract.ts";
import { dayText, labelText, monthText, wholeYen } from "./fields.ts";

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
  next: z.array(
    z.object({
      on: dayText,
      title: labelText,
      detail: labelText,
      clause: z.object({ id: z.string(), title: labelText }).nullable(),
    }),
  ),
  contracts: z.array(
    z.object({
      id: z.string(),
      service: z.string(),
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
