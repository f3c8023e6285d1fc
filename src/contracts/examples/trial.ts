import { z } from "zod";
import { formatDay } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { trial, type TrialRule } from "../rules/trial.ts";

const givenSchema = z.strictObject({
  formed: dayField,
  paidFrom: dayField.optional(),
  decided: dayField.optional(),
});

/**
 * Worked examples of trials. given: { formed, paidFrom? (start of a paid service), decided? (last
 * day, as the provider decided) }; answers { from, lastDay, endedBy }.
 */
export function evaluateTrial(rule: TrialRule, given: unknown): unknown {
  const { formed, paidFrom, decided } = givenSchema.parse(given);
  const { lastDay, endedBy } = trial(rule, {
    formedOn: formed,
    paidFrom: paidFrom ?? null,
    decidedLastDay: decided ?? null,
  });
  return { from: formatDay(formed), lastDay: formatDay(lastDay), endedBy };
}
