import type { FailedCondition } from "../check-conditions.ts";
import { type Decision, refuse } from "../decision.ts";

/** Conditions that fail, each named with its clauses (IT-19, IT-20, HM-02). */
export function conditionsFail(failed: readonly FailedCondition[]): Decision {
  const labels = failed.map(({ label }) => label);
  return refuse({
    code: "contracts.conditions-not-met",
    clauses: [...new Set(failed.flatMap(({ clauses }) => clauses))],
    reason: { ja: "条件を満たしていません", en: "Not all conditions are met" },
    needed: {
      ja: labels.map(({ ja }) => ja).join("／"),
      en: labels.map(({ en }) => en).join(" / "),
    },
    failed,
  });
}
