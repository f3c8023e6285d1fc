import { addDays, addMonths } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import { type Dated, type Found, isOverOn, runsOn } from "./found.ts";

/**
 * How long a pause lasts at most, and from when there may be another (IT-12). Stopped 2024-05-10
 * for twelve months at most: service is resumed on 2025-05-10, its last day is the one before.
 */
export function daysOfPause(dated: Dated): readonly Found[] {
  const { catalogue, life } = dated;
  const rule = rulesOf(catalogue, life.service, "pause").at(0);
  const last = life.pauses.at(-1);
  if (!rule || !last) return [];
  const entry = inForceOn(rule.rule.values, last.from);
  if (!entry.ok) return [];
  const { longestMonths, againAfterMonths } = entry.value;
  const resumesOn = last.until ?? addMonths(last.from, longestMonths);
  const common = { clauses: rule.rule.clause, concerns: "resident" as const };
  const found: Found[] = [];
  if (!isOverOn(dated, addDays(resumesOn, -1))) {
    found.push({
      ...common,
      kind: "pause-ends",
      on: addDays(resumesOn, -1),
      label: {
        ja: "一時停止の最後の日（翌日からご利用を再開します）",
        en: "Last day of the pause; service resumes the day after",
      },
      ...(last.until === null ? { act: { type: "resume", from: resumesOn } } : {}),
    });
  }
  const again = addMonths(resumesOn, againAfterMonths);
  if (last.until === null || !runsOn(dated, again)) return found;
  const label = { ja: "ふたたび一時停止できる最初の日", en: "From here it may be paused again" };
  return [...found, { ...common, kind: "pause-again", on: again, label }];
}
