import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField, leadField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const act = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1).optional(),
  /** A change of item: only of one to these. */
  items: z.array(z.string()).min(1).optional(),
  /** Days on which it can take effect. */
  effective: z.enum(["any-day", "month-end"]),
  /** Said too late, but before the day that is wished. */
  tooLate: z.enum(["lead-after-arrival", "next-effective-day", "wished-day"]),
  /** Said when the day that is wished has passed; left out: as too late. */
  afterwards: z.literal("day-of-arrival").optional(),
  /** No day is named; left out: a day must be named. */
  undated: z.literal("lead-after-arrival").optional(),
  /** Work that it needs: it takes effect when that can be done, or at the end of that month. */
  work: z.enum(["when-possible", "end-of-its-month"]).optional(),
  /** What is owed for the time of the contract, once it has ended. */
  claims: z
    .strictObject({
      afterwards: z.literal("survive"),
      clause: z.array(clauseField).min(1).optional(),
    })
    .optional(),
  values: history({ lead: leadField }),
});

/** By when to say that one leaves, changes, moves or pauses, and when that takes effect. */
export const notice = defineKind("notice", { acts: z.record(z.string(), act) });
