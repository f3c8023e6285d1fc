import { z } from "zod";
import { formatDay } from "../../kernel/day.ts";
import { dayField } from "../../terms/fields.ts";
import { type ApprovalNumberRule, useApprovalNumber } from "../rules/approval-number.ts";
import { refused } from "./said.ts";

const givenSchema = z.strictObject({
  number: z.string().optional(),
  issued: dayField,
  used: dayField.optional(),
});

/**
 * Worked examples of approval numbers. given: { issued, used?, number? (the first of the file) };
 * answers { valid, lastDay }. Refused: { valid: false, refused, lastDay }.
 */
export function evaluateApprovalNumber(rule: ApprovalNumberRule, given: unknown): unknown {
  const asked = givenSchema.parse(given);
  const number = asked.number ?? Object.keys(rule.rule.numbers)[0] ?? "";
  const usedOn = asked.used ?? asked.issued;
  const decided = useApprovalNumber(rule, number, { issuedOn: asked.issued, usedOn });
  if (decided.ok) return { valid: true, lastDay: formatDay(decided.value.lastDay) };
  const { refusal } = decided;
  return refused(refusal, "lastDay" in refusal ? { lastDay: refusal.lastDay } : {});
}
