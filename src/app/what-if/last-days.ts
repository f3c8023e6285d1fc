import { noticeEffect, nthTerm, termRuleOf, trial } from "../../contracts/index.ts";
import { addDays, addToMonth, type Day, firstDay, lastDay, monthOf } from "../../kernel/day.ts";
import type { Tenure } from "../../rating/tenure.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";

/** Days that may be a contract's last, by the months in which they lie. */
export interface LastDays {
  /** Ascending: the first possible day of each month. */
  readonly firsts: readonly Day[];
  /** The last possible day of all. */
  readonly until: Day;
  /** Only month ends (IT-11). */
  readonly monthEnds: boolean;
  readonly clauses: readonly string[];
}

/** Months that are looked ahead where a contract has no terms. */
const WITHOUT_TERMS = 12;

/**
 * The possible last days of service from a notice of today on, through the next term (HM-06, HH-06,
 * EN-14, IT-11). Home, asked 2026-11-22: from 2026-12-22. Fibre: each month's end from 2026-12-31,
 * and 2026-11-30 while there are ten days.
 */
export function possibleLastDays(tenure: Tenure, catalogue: Catalogue, on: Day): LastDays | null {
  if (tenure.startedOn === null) return null;
  const fixed = tenure.endedOn === null ? null : addDays(tenure.endedOn, -1);
  if (fixed !== null && fixed < on) return null;
  if (fixed !== null && tenure.endReason !== "term-ended") {
    return { firsts: [fixed], until: fixed, monthEnds: false, clauses: [] };
  }
  const notice = noticeOf(tenure, catalogue, on);
  const until = fixed ?? trialUntil(tenure, catalogue) ?? horizonOf(tenure, catalogue, on);
  if (notice.earliest > until) return { ...notice, firsts: [until], until };
  const months = monthOf(until) - monthOf(notice.earliest);
  const later = Array.from({ length: months }, (_, k) => {
    const month = addToMonth(monthOf(notice.earliest), k + 1);
    return notice.monthEnds ? lastDay(month) : firstDay(month);
  });
  return { ...notice, firsts: [notice.earliest, ...later].filter((each) => each <= until), until };
}

function noticeOf(
  { service }: Tenure,
  catalogue: Catalogue,
  on: Day,
): { readonly earliest: Day; readonly monthEnds: boolean; readonly clauses: readonly string[] } {
  const located = rulesOf(catalogue, service, "notice").find(({ rule }) => "leave" in rule.acts);
  const act = located?.rule.acts["leave"];
  if (!located || !act) return { earliest: on, monthEnds: false, clauses: [] };
  const asked = { act: "leave", noticedOn: on, wishedOn: on, workOn: null };
  const effect = noticeEffect(located, asked);
  return {
    earliest: effect.ok ? effect.value.earliest : on,
    monthEnds: act.effective === "month-end",
    clauses: act.clause ?? located.rule.clause,
  };
}

/** The last day of a free trial, which has no term (EN-12); null for everything else. */
function trialUntil(tenure: Tenure, catalogue: Catalogue): Day | null {
  const rule = rulesOf(catalogue, tenure.service, "trial").at(0);
  const formedOn = tenure.formedOn ?? null;
  if (!rule || formedOn === null || termRuleOf(catalogue, tenure)) return null;
  return trial(rule, { formedOn, paidFrom: null, decidedLastDay: null }).lastDay;
}

/** The last day of the next term; a year ahead where there are no terms. */
function horizonOf(tenure: Tenure, catalogue: Catalogue, on: Day): Day {
  const rule = termRuleOf(catalogue, tenure);
  const ahead = lastDay(addToMonth(monthOf(on), WITHOUT_TERMS));
  if (!rule || tenure.startedOn === null) return ahead;
  for (let k = 0; ; k += 1) {
    const term = nthTerm(rule, tenure.startedOn, k);
    if (term === null) return ahead;
    if (term.until <= on) continue;
    const next = nthTerm(rule, tenure.startedOn, k + 1) ?? term;
    return addDays(next.until, -1);
  }
}
