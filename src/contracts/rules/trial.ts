import { addDays, type Day } from "../../kernel/day.ts";
import { lastDayWithin } from "../../kernel/deadline.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type TrialRule = Located<RuleOf<"trial">>;

export interface TrialFacts {
  readonly formedOn: Day;
  /** When a paid service starts; null: none does. */
  readonly paidFrom: Day | null;
  /** The last day that the provider decided on; null: it did not. */
  readonly decidedLastDay: Day | null;
}

export interface Trial {
  /** Before `formedOn` when a paid service started on that very day: there was no trial. */
  readonly lastDay: Day;
  readonly endedBy: "days" | "start-of-paid-service" | "decision-of-the-provider";
}

/**
 * The last day of a free trial (EN-12): formed 2024-04-01 with 21 days, 2024-04-21; a paid service
 * from 2024-04-10 makes it 2024-04-09.
 */
export function trial({ id, rule }: TrialRule, facts: TrialFacts): Trial {
  const { days } = mustBeInForce(rule.values, facts.formedOn, id);
  let found: Trial = { lastDay: lastDayWithin(days, facts.formedOn), endedBy: "days" };
  for (const cause of rule.endsAlsoAt) {
    const lastDay =
      cause === "start-of-paid-service" ? dayBefore(facts.paidFrom) : facts.decidedLastDay;
    if (lastDay !== null && lastDay < found.lastDay) found = { lastDay, endedBy: cause };
  }
  return found;
}

function dayBefore(on: Day | null): Day | null {
  return on === null ? null : addDays(on, -1);
}
