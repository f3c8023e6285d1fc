import { z } from "zod";
import { type Day, formatDay } from "../kernel/day.ts";
import { dayField, interpretationField, sourceField } from "./fields.ts";

/** What every dated entry says about itself besides its value. */
const provenance = {
  from: dayField.describe("The first day on which the entry is in force, YYYY-MM-DD"),
  published: dayField
    .describe("When it was made public, if that is another day: what was known when")
    .optional(),
  source: sourceField,
  illustrative: z
    .literal(true)
    .describe("Not in the sources: stands in for an operator's real figure, and is shown so")
    .optional(),
  unverified: z
    .literal(true)
    .describe("From memory or a single unofficial copy: never prices a bill without being shown so")
    .optional(),
  interpretation: interpretationField.optional(),
};

const ENDED = "From this day on nothing is in force";

/**
 * One dated entry: `fields` plus where it comes from; or `ended: true`, from which day nothing is
 * in force.
 */
function entry<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.union([
    z.strictObject({ ...provenance, ...fields }),
    z.strictObject({ ...provenance, ended: z.literal(true).describe(ENDED) }),
  ]);
}

/** A history of dated entries, oldest first, one a day at most. */
export function history<Fields extends z.ZodRawShape>(fields: Fields) {
  return z
    .array(entry(fields))
    .min(1)
    .superRefine((entries, context) => {
      const days = (entries as readonly { from: Day }[]).map(({ from }) => from);
      days.forEach((from, index) => {
        const before = days[index - 1];
        if (before !== undefined && before >= from) {
          const order = `${formatDay(from)} follows ${formatDay(before)}`;
          const message = `${order}; entries go oldest first, one a day`;
          context.addIssue({ code: "custom", message, path: [index, "from"] });
        }
      });
    });
}
