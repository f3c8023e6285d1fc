import { z } from "zod";
import { type Day, formatDay } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { documentsDue } from "../documents/due-documents.ts";
import type { DocumentRule } from "../documents/facts.ts";

const givenSchema = z.strictObject({
  applied: dayField,
  accepted: dayField.optional(),
  formed: dayField.optional(),
  leavingSaid: dayField.optional(),
  lastDay: dayField.optional(),
  withdrawn: dayField.optional(),
  stopTold: z.array(dayField).default([]),
  endNoticed: z.array(dayField).default([]),
  lent: z.boolean().default(false),
  mayWithdraw: z.boolean().default(true),
  wished: z.enum(["electronic", "paper"]).default("electronic"),
  /** Document → the day on which it was given. */
  given: z.record(z.string(), dayField).default({}),
  /** Only this one is told in `dueOn`. */
  document: z.string().optional(),
});

/**
 * Worked examples of documents. given: { applied, accepted?, formed?, leavingSaid?, lastDay?,
 * withdrawn?, stopTold?, endNoticed?, lent?, mayWithdraw?, given?, document? }; answers { due:
 * { document: last day }, dueOn: the last day of `document`, or null }.
 */
export function evaluateDocument(rule: DocumentRule, given: unknown): unknown {
  const asked = givenSchema.parse(given);
  const due = documentsDue(rule, {
    appliedOn: asked.applied,
    acceptedOn: asked.accepted ?? null,
    formedOn: asked.formed ?? null,
    leavingSaidOn: asked.leavingSaid ?? null,
    lastDay: asked.lastDay ?? null,
    withdrawnOn: asked.withdrawn ?? null,
    stopTold: asked.stopTold,
    endNoticed: asked.endNoticed,
    lent: asked.lent,
    mayWithdraw: asked.mayWithdraw,
    wished: asked.wished,
    given: Object.entries(asked.given).map(([document, on]: [string, Day]) => ({ document, on })),
  });
  const found = due.find(({ document }) => document === asked.document);
  return {
    due: due.map(({ document, dueOn }) => ({ document, on: formatDay(dueOn) })),
    form: found?.form ?? null,
    dueOn: found ? formatDay(found.dueOn) : null,
  };
}
