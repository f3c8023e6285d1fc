import { addDays, monthOf } from "../kernel/day.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { chargedPeriod } from "./charged-period.ts";
import type { ChargedSpan } from "./monthly-fee.ts";
import type { Tenure } from "./tenure.ts";

/**
 * The clauses that the fee of a month rests on (XX-03): always that of the price; in the first
 * month, in one with a change and in the last also those that say how it is charged. Light in its
 * third month rests on HM-09 alone.
 */
export function clausesOf(
  tenure: Tenure,
  rule: RuleOf<"monthly-fee">,
  { key, period }: ChargedSpan,
): readonly string[] {
  const { clauseOf } = rule;
  if (clauseOf === undefined) return rule.clause;
  const month = monthOf(period.from);
  const spans =
    rule.of === "item" ? tenure.items : tenure.options.filter(({ option }) => option === key);
  const [first, ...changes] = spans.map(({ from }) => from);
  const until = rule.of === "item" ? tenure.endedOn : (spans.at(-1)?.until ?? tenure.endedOn);
  const begins =
    first !== undefined && monthOf(chargedPeriod(rule, { from: first, until: null }).from);
  const rests = [
    clauseOf.always,
    begins === month ? clauseOf.firstMonth : undefined,
    changes.some((on) => monthOf(on) === month) ? clauseOf.change : undefined,
    until !== null && monthOf(addDays(until, -1)) === month ? clauseOf.lastMonth : undefined,
  ];
  return [...new Set(rests.flatMap((clauses) => clauses ?? []))];
}
