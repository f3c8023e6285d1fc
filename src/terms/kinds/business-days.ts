import { z } from "zod";
import { history } from "../history.ts";
import { defineKind } from "../kind.ts";

/** What a day off matters for: closing the books, taking a payment, or sending someone to work. */
export const DAY_OFF_PURPOSES = ["closing", "payment", "work"] as const;
export type DayOffPurpose = (typeof DAY_OFF_PURPOSES)[number];

const calendarDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "write a day of the year such as 12-29");

/** Days off that services have besides weekends and national holidays, by purpose. */
export const businessDays = defineKind("business-days", {
  services: z.record(
    z.string(),
    z.partialRecord(z.enum(DAY_OFF_PURPOSES), history({ days: z.array(calendarDay) })),
  ),
});
