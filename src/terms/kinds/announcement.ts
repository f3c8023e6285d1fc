import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField, leadField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const change = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  /** Not needed in an emergency. */
  unlessUrgent: z.literal(true).optional(),
  /** Counts only from such a day of the month. */
  effectiveOn: z.literal("first-of-month").optional(),
  /** Who disagrees may leave before it takes effect, without the price of leaving early. */
  mayLeave: z.literal("free-until-effective").optional(),
  /** The contract ends with the day that was announced, for this reason: `discontinued`. */
  endsAs: z.string().min(1).optional(),
  /** But not of who has changed to another item since. */
  unlessItemChanged: z.literal(true).optional(),
  /** No lead is said: 0 days, which is told beforehand at all. */
  values: history({ lead: leadField }),
});

/** How early changes are told. */
export const announcement = defineKind("announcement", { changes: z.record(z.string(), change) });
