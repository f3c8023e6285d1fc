import { addDays, type Day } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { spoken } from "../words/spoken.ts";
import { type ContractTerm, nthTerm, type TermRule, termRuleOf } from "../rules/term.ts";
import type { Dated, Found, Span } from "./found.ts";

/**
 * The last day to speak up against renewal, and the day of renewal (HH-03, EN-13, IT-10). Supply
 * from 2024-05-10: to be objected to by 2027-05-16, renewed on 2027-06-01. Somebody spoke up: the
 * end is told by `endOfTerm`.
 */
export function renewals(dated: Dated, { through }: Span): readonly Found[] {
  const { life, tenure } = dated;
  const rule = termRuleOf(dated.catalogue, life);
  if (!rule || life.startedOn === null || life.withdrawn !== null) return [];
  const found: Found[] = [];
  for (const term of termsUntil(rule, life.startedOn, through)) {
    if (tenure.endedOn !== null && tenure.endedOn <= term.until) break;
    if (term.lastDayToObject === null) break;
    found.push(...ofTerm(rule, term, term.lastDayToObject));
  }
  return found;
}

/** Every term that may still matter by a day: one whose last day to speak up is not after it. */
function termsUntil(rule: TermRule, startedOn: Day, through: Day): readonly ContractTerm[] {
  const terms: ContractTerm[] = [];
  for (let k = 0; ; k += 1) {
    const term = nthTerm(rule, startedOn, k);
    if (term === null || (term.lastDayToObject ?? term.until) > through) return terms;
    terms.push(term);
  }
}

function ofTerm({ rule }: TermRule, { until }: ContractTerm, lastDay: Day): readonly Found[] {
  const renewed = spoken(until);
  const { clause: clauses } = rule;
  return [
    {
      kind: "object-to-renewal",
      on: lastDay,
      label: {
        ja: `更新しないお申し出ができる最後の日（お申し出がなければ${renewed.ja}に更新されます）`,
        en: `Last day to object to renewal; without a word it is renewed on ${renewed.en}`,
      },
      clauses,
      concerns: "both",
    },
    {
      kind: "renewal",
      on: until,
      label: { ja: "契約が更新される日", en: "The contract is renewed" },
      clauses,
      concerns: "resident",
    },
  ];
}

/**
 * The last day of a term that is not renewed, because somebody spoke up in time or the terms renew
 * nothing. When it has passed, the end is recorded, with what ends along with it (HH-03, XX-02).
 */
export function endOfTerm({ catalogue, life, tenure }: Dated): readonly Found[] {
  const { endedOn } = tenure;
  const fixed = life.endedOn !== null && endedOn !== null && life.endedOn <= endedOn;
  if (endedOn === null || fixed || life.withdrawn !== null) return [];
  const clauses = rulesOf(catalogue, life.service, "term").at(0)?.rule.clause ?? [];
  return [
    {
      kind: "end",
      on: addDays(endedOn, -1),
      label: { ja: "契約期間の最後の日（更新されません）", en: "Last day of a term not renewed" },
      clauses,
      concerns: "both",
      act: { type: "run-out" },
    },
  ];
}
