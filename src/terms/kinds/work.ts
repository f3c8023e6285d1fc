import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const work = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  /**
   * What its completion brings about: the start of the service, or the end of the procedures that
   * the start waits for.
   */
  starts: z.enum(["service", "procedures"]).optional(),
  /** The approval number without which it is not done; an address of `approval-number`. */
  number: z.string().optional(),
  /** Whoever comes needs the customer's consent; refused without a reason, it is this ground. */
  entry: z
    .strictObject({ needs: z.literal("consent"), refusedWithoutReason: z.string() })
    .optional(),
  /** Done without charge. */
  charge: z.literal("none").optional(),
  /** What the customer should know before the day: to be at home, a short outage. */
  mayNeed: z.array(labelField).min(1).optional(),
  values: history({}),
});

/** What is done at the dwelling, what it needs, and what its completion brings about. */
export const works = defineKind("work", {
  works: z.record(z.string(), work),
});
