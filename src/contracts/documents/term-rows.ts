import { addDays } from "../../kernel/day.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import { nthTerm, type TermRule, termRuleOf } from "../rules/term.ts";
import { spoken } from "../words/spoken.ts";
import type { DocumentRow } from "./content.ts";
import { type Facts, leadWords, row } from "./facts.ts";

const TERM = { ja: "契約期間", en: "Term" };
const RENEWAL = { ja: "更新", en: "Renewal" };

/** How long it runs and how it is renewed: with its days once it has started (HH-03). */
export function termRows(facts: Facts): readonly DocumentRow[] {
  const { catalogue, life } = facts.asked;
  const rule = termRuleOf(catalogue, life);
  if (!rule) {
    const none = { ja: "定めなし（解約まで続きます）", en: "None: it runs until it is ended" };
    return [row(TERM, none, facts.clauses)];
  }
  return life.startedOn === null ? stated(facts, rule) : dated(facts, rule);
}

function stated({ asked: { on } }: Facts, { id, rule }: TermRule): readonly DocumentRow[] {
  const entry = mustBeInForce(rule.values, on, id);
  const { months, renewedByMonths, objectBefore } = entry;
  const before = leadWords(objectBefore);
  const length = { ja: `利用開始から${months}か月`, en: `${months} months from the start` };
  if (renewedByMonths === undefined) return [row(TERM, length, rule.clause)];
  const renewed = {
    ja: `満了の${before.ja}前までにお申し出がなければ、${renewedByMonths}か月ずつ更新`,
    en:
      `For ${renewedByMonths} months each time, unless either side speaks up ` +
      `${before.en} before the end`,
  };
  return [row(TERM, length, rule.clause), row(RENEWAL, renewed, rule.clause)];
}

function dated({ asked: { tenure, life } }: Facts, located: TermRule): readonly DocumentRow[] {
  const k = Math.max(0, tenure.termStarts.length - 1);
  const term = life.startedOn === null ? null : nthTerm(located, life.startedOn, k);
  if (term === null) throw new Error(`${life.contract} has no term ${k}`);
  const [first, last] = [spoken(term.from), spoken(addDays(term.until, -1))];
  const { clause, values } = located.rule;
  const span = { ja: `${first.ja}から${last.ja}まで`, en: `${first.en} to ${last.en}` };
  if (term.lastDayToObject === null) return [row(TERM, span, clause)];
  const entry = mustBeInForce(values, term.from, located.id);
  const by = spoken(term.lastDayToObject);
  const renewed = {
    ja: `${by.ja}までにお申し出がなければ、${entry.renewedByMonths}か月更新`,
    en: `For ${entry.renewedByMonths} months, unless either side speaks up by ${by.en}`,
  };
  return [row(TERM, span, clause), row(RENEWAL, renewed, clause)];
}
