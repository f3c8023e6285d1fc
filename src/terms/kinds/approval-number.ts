import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

/** Numbers with a life: whoever switches gets one, and must use it in time. */
export const approvalNumber = defineKind("approval-number", {
  /** Whether the day of issue is the first of its days. */
  dayOfIssue: z.enum(["is-day-1", "is-day-0"]),
  numbers: z.record(
    z.string(),
    z.strictObject({
      label: labelField,
      clause: z.array(clauseField).min(1),
      issuedBy: labelField,
      /** Not given where the desk knows this of the person: debts. */
      withheld: z.strictObject({ fact: z.string(), anyOf: z.array(z.string()).min(1) }).optional(),
      values: history({ days: z.int().min(1) }),
    }),
  ),
});
