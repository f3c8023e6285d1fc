import { addDays, type Day } from "../../kernel/day.ts";
import { lastDayWithin } from "../../kernel/deadline.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type ApprovalNumberRule = Located<RuleOf<"approval-number">>;

export type ApprovalRefusal =
  | { readonly code: "contracts.no-such-number"; readonly number: string }
  | { readonly code: "contracts.number-expired"; readonly lastDay: Day }
  | { readonly code: "contracts.number-not-yet-issued"; readonly issuedOn: Day };

/**
 * The last day of an approval number (IT-04, IT-25): issued 2024-10-01 with 15 days, the day of
 * issue being day 1, it lives through 2024-10-15.
 */
export function approvalLastDay(
  { id, rule }: ApprovalNumberRule,
  number: string,
  issuedOn: Day,
): Result<Day, ApprovalRefusal> {
  const kind = rule.numbers[number];
  if (!kind) return no({ code: "contracts.no-such-number", number });
  const { days } = mustBeInForce(kind.values, issuedOn, `${id}/${number}`);
  return ok(
    rule.dayOfIssue === "is-day-1" ? lastDayWithin(days, issuedOn) : addDays(issuedOn, days),
  );
}

/** Whether a number may be used on a day: on 2024-10-16 that of 2024-10-01 has expired. */
export function useApprovalNumber(
  rule: ApprovalNumberRule,
  number: string,
  { issuedOn, usedOn }: { readonly issuedOn: Day; readonly usedOn: Day },
): Result<{ readonly lastDay: Day }, ApprovalRefusal> {
  const life = approvalLastDay(rule, number, issuedOn);
  if (!life.ok) return life;
  if (usedOn < issuedOn) return no({ code: "contracts.number-not-yet-issued", issuedOn });
  if (usedOn > life.value) return no({ code: "contracts.number-expired", lastDay: life.value });
  return ok({ lastDay: life.value });
}
