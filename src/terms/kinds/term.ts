import { z } from "zod";
import { history } from "../history.ts";
import { leadField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** How long a contract runs, how it is renewed, and by when one must speak up against it. */
export const term = defineKind("term", {
  /** The first day of the first term, counted from the start of service. */
  begins: z.enum(["start-of-service", "first-of-start-month", "first-of-next-month"]),
  /** A change of item or plan inside the service. */
  afterItemChange: z.literal("counts-from-the-first-start"),
  /** Items without a term: a trial ends by itself. */
  notFor: z.array(z.string()).min(1).optional(),
  values: history({
    months: z.int().min(1),
    /** After exactly so many months; or at the end of the month that holds the anniversary. */
    ends: z.enum(["after-whole-months", "month-end-of-the-anniversary"]),
    /** Length of each further term; left out: not renewed. */
    renewedByMonths: z.int().min(1).optional(),
    /** Either side speaks up at the latest so long before the last day. */
    objectBefore: leadField,
  }),
});
