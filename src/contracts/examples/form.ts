import { z } from "zod";
import { day } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { type FormRule, wrongAnswers } from "../rules/form-answers.ts";

const givenSchema = z.strictObject({
  on: dayField.default(day("2026-04-01")),
  answers: z.record(z.string(), z.string()),
});

/**
 * Worked examples of forms. given: { answers: { field: text }, on? }; answers { accepted, wrong:
 * [fields], hertz }: `hertz` is the frequency where the area is among the answers.
 */
export function evaluateForm(rule: FormRule, given: unknown): unknown {
  const { on, answers } = givenSchema.parse(given);
  const wrong = wrongAnswers(rule, answers, on);
  return {
    accepted: wrong.length === 0,
    wrong: wrong.map(({ field }) => field),
    hertz: rule.rule.hertz?.[answers["area"] ?? ""] ?? null,
  };
}
