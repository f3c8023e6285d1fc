import { rulesOf } from "../../terms/catalogue.ts";
import { approvalLastDay } from "../rules/approval-number.ts";
import { eventsOf } from "../history/read-history.ts";
import type { Dated, Found } from "./found.ts";

/**
 * The last day of each approval number that was not used (IT-04, IT-25): issued 2024-10-01,
 * 2024-10-15. Then it has expired; nothing is done.
 */
export function lastDaysOfNumbers({ catalogue, life }: Dated): readonly Found[] {
  const rule = rulesOf(catalogue, life.service, "approval-number").at(0);
  if (!rule || life.refused !== null || life.withdrawn !== null) return [];
  const used = new Set(eventsOf(life, "number-used").map(({ value }) => value));
  return eventsOf(life, "number-issued").flatMap(({ number, value, on }) => {
    const last = approvalLastDay(rule, number, on);
    const terms = rule.rule.numbers[number];
    if (!last.ok || !terms || used.has(value)) return [];
    return [
      {
        kind: "approval-number" as const,
        on: last.value,
        of: value,
        label: {
          ja: `${terms.label.ja}（${value}）の有効期限`,
          en: `${terms.label.en} ${value}: last day`,
        },
        clauses: terms.clause,
        concerns: "resident" as const,
      },
    ];
  });
}
