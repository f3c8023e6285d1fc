import { addToMonth, type Day, lastDay, type Month, monthOf } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import { noticeEffect, type NoticeRule } from "../rules/notice.ts";
import { spoken } from "../words/spoken.ts";
import { type Dated, type Found, runsOn, type Span } from "./found.ts";

/**
 * The last day to give notice for the end of each month, where the terms know only month's ends
 * (IT-11): for 2025-03-31 with ten days, 2025-03-21. Where any day will do there is no such day.
 */
export function daysToGiveNotice(dated: Dated, { from, through }: Span): readonly Found[] {
  const rule = rulesOf(dated.catalogue, dated.life.service, "notice").at(0);
  const leave = rule?.rule.acts["leave"];
  const isFixed = dated.tenure.endedOn !== null;
  if (!rule || leave?.effective !== "month-end" || isFixed) return [];
  const last = monthOf(through) + 2;
  const found: Found[] = [];
  for (let month: Month = monthOf(from); month <= last; month = addToMonth(month, 1)) {
    const end = lastDay(month);
    const on = latestNotice(rule, end);
    if (on === null || !runsOn(dated, on)) continue;
    found.push({
      kind: "give-notice",
      on,
      label: {
        ja: `${spoken(end).ja}で解約する場合の、届出の最後の日`,
        en: `Last day to give notice for leaving with ${spoken(end).en}`,
      },
      clauses: leave.clause ?? rule.rule.clause,
      concerns: "resident",
    });
  }
  return found;
}

function latestNotice(rule: NoticeRule, end: Day): Day | null {
  const values = rule.rule.acts["leave"]?.values ?? [];
  if (!inForceOn(values, end).ok) return null;
  const asked = { act: "leave", noticedOn: end, wishedOn: end, workOn: null };
  const effect = noticeEffect(rule, asked);
  return effect.ok ? effect.value.latestNotice : null;
}
