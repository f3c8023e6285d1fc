import { z } from "zod";
import { history } from "../history.ts";
import { clauseField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** Every kind of deadline, in the order in which lists name those of one day. */
export const DEADLINE_KINDS = [
  "start",
  "work-planned",
  "withdraw",
  "confirm-e-mail",
  "document-due",
  "demand-met",
  "approval-number",
  "trial-ends",
  "pause-ends",
  "pause-again",
  "suspension-ends",
  "fee-begins",
  "leave-free-begins",
  "leave-free-ends",
  "give-notice",
  "object-to-renewal",
  "renewal",
  "end",
] as const;

const told = z.strictObject({
  clause: z.array(clauseField).min(1).optional(),
  values: history({
    /** Days before the deadline on which the person is told, largest first; none: not told. */
    before: z
      .array(z.int().min(0).max(400))
      .refine(
        (days) => days.every((each, index) => index === 0 || each < (days[index - 1] ?? 0)),
        "write the days largest first, none twice",
      ),
  }),
});

/**
 * How long before a deadline the person whom it concerns is told. `household/` says it for all
 * services; a file of a service's own counts before it.
 */
export const reminder = defineKind("reminder", {
  deadlines: z.partialRecord(z.enum(DEADLINE_KINDS), told),
});
