import type { Day } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { Life } from "../history/read-history.ts";
import { trial } from "../rules/trial.ts";
import { type Dated, type Found, isOverOn } from "./found.ts";

/**
 * The last day of a free trial (EN-12): formed 2024-04-01, 2024-04-21. When it has passed without a
 * paid service, the contract ends.
 */
export function endOfTrial(dated: Dated): readonly Found[] {
  const { catalogue, life, tenure } = dated;
  const rule = rulesOf(catalogue, life.service, "trial").at(0);
  const formedOn = tenure.formedOn ?? null;
  const began = life.items.at(0)?.item ?? life.applied.item;
  if (!rule || formedOn === null || isPaid(dated, began)) return [];
  const paidFrom = paidFromOf(dated, life);
  const { lastDay, endedBy } = trial(rule, { formedOn, paidFrom, decidedLastDay: null });
  if (lastDay < formedOn || isOverOn(dated, lastDay)) return [];
  return [
    {
      kind: "trial-ends",
      on: lastDay,
      label: { ja: "無料トライアルの最後の日", en: "Last day of the free trial" },
      clauses: rule.rule.clause,
      concerns: "both",
      ...(endedBy === "days" ? { act: { type: "run-out" as const } } : {}),
    },
  ];
}

function paidFromOf(dated: Dated, { items }: Life): Day | null {
  return items.find(({ item }) => isPaid(dated, item))?.from ?? null;
}

/** What has a monthly fee is no trial. */
function isPaid({ catalogue, life }: Dated, item: string): boolean {
  const fees = rulesOf(catalogue, life.service, "monthly-fee");
  return fees.some(({ rule }) => rule.of === "item" && item in rule.items);
}
