import { z } from "zod";
import { dayField } from "../../terms/fields.ts";
import {
  type DeadlineCheckRule,
  questionsBefore,
  unanswered,
  warned,
} from "../rules/deadline-check.ts";

const givenSchema = z.strictObject({
  action: z.string(),
  answers: z.record(z.string(), z.string()).default({}),
  on: dayField.optional(),
});

/**
 * Worked examples of questions before a grave step. given: { action, answers?, on? }; answers {
 * asked: [questions], missing: [questions], complete, warnings: [texts in Japanese] }.
 */
export function evaluateDeadlineCheck(rule: DeadlineCheckRule, given: unknown): unknown {
  const { action, answers, on } = givenSchema.parse(given);
  const questions = questionsBefore(rule, action, on);
  const missing = unanswered(questions, answers);
  return {
    asked: questions.map(({ question }) => question),
    missing: missing.map(({ question }) => question),
    complete: missing.length === 0,
    warnings: warned(questions, answers).map(({ label }) => label.ja),
  };
}
