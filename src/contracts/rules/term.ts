import {
  addDays,
  addMonths,
  addToMonth,
  type Day,
  firstDay,
  type Month,
  monthOf,
} from "../../kernel/day.ts";
import { latestBefore } from "../../kernel/deadline.ts";
import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type TermRule = Located<RuleOf<"term">>;

/** What a contract has had: the newest item says whether it has a term. */
interface Holding {
  readonly service: string;
  readonly items: readonly { readonly item: string }[];
  /** Before the start: what was applied for. */
  readonly applied?: { readonly item: string };
}

/**
 * The rule for the term of a contract (EN-13); undefined where it has none. Diagnosis runs by the
 * year, its free trial (EN-12) for 21 days and no term.
 */
export function termRuleOf(
  catalogue: Catalogue,
  { service, items, applied }: Holding,
): TermRule | undefined {
  const rule = rulesOf(catalogue, service, "term").at(0);
  const item = items.at(-1)?.item ?? applied?.item;
  return item !== undefined && rule?.rule.notFor?.includes(item) === true ? undefined : rule;
}

/** One term of a contract; half-open. */
export interface ContractTerm {
  readonly from: Day;
  readonly until: Day;
  /** The latest day to speak up against renewal; null when it is not renewed anyway. */
  readonly lastDayToObject: Day | null;
}

/**
 * The k-th term (HH-03, EN-13, IT-10), each counted from the first, never stepped. Supply from
 * 2024-05-10 for three years runs through 2027-05-31, to be objected to by 2027-05-16; term 1 is
 * 2027-06-01 through 2030-05-31. Null where there is no such term.
 */
export function nthTerm({ id, rule }: TermRule, startedOn: Day, k: number): ContractTerm | null {
  const from = firstTermDay(rule.begins, startedOn);
  const { months, ends, renewedByMonths, objectBefore } = mustBeInForce(rule.values, from, id);
  const firstEnd =
    ends === "after-whole-months"
      ? addMonths(from, months)
      : firstDay(addToMonth(monthOf(from), months + 1));
  if (k > 0 && renewedByMonths === undefined) return null;
  const renewal = renewedByMonths ?? 0;
  const until = addMonths(firstEnd, k * renewal);
  const speakUp = latestBefore(objectBefore, addDays(until, -1));
  return {
    from: k === 0 ? from : addMonths(firstEnd, (k - 1) * renewal),
    until,
    lastDayToObject: renewedByMonths === undefined ? null : speakUp,
  };
}

function firstTermDay(begins: RuleOf<"term">["begins"], startedOn: Day): Day {
  const started: Month = monthOf(startedOn);
  switch (begins) {
    case "start-of-service":
      return startedOn;
    case "first-of-start-month":
      return firstDay(started);
    case "first-of-next-month":
      return firstDay(addToMonth(started, 1));
  }
}

export interface TermsAsk {
  readonly startedOn: Day;
  /** Days on which either side spoke up against renewal. */
  readonly objections: readonly Day[];
  /** The terms that have begun by this day are wanted. */
  readonly through: Day;
}

export interface TermsOfContract {
  readonly terms: readonly ContractTerm[];
  /** The first day after the last term, where somebody spoke up in time or nothing is renewed. */
  readonly runsOutOn: Day | null;
}

/**
 * The terms that have run or run on a day. Supply from 2024-05-10, asked through 2027-06-01: two
 * terms; with an objection of 2027-05-16 one, and it runs out on 2027-06-01 (HH-03).
 */
export function termsThrough(rule: TermRule, ask: TermsAsk): TermsOfContract {
  const { startedOn, objections, through } = ask;
  const terms: ContractTerm[] = [];
  for (let k = 0; ; k += 1) {
    const next = nthTerm(rule, startedOn, k);
    if (next === null || (k > 0 && next.from > through)) return { terms, runsOutOn: null };
    terms.push(next);
    if (next.lastDayToObject === null || isObjected(next, objections, k === 0 ? null : next.from)) {
      return { terms, runsOutOn: next.until };
    }
  }
}

/** An objection counts for the term in which it was made, if it came in time. */
function isObjected(
  { lastDayToObject }: ContractTerm,
  objections: readonly Day[],
  from: Day | null,
): boolean {
  if (lastDayToObject === null) return false;
  return objections.some((on) => on <= lastDayToObject && (from === null || on >= from));
}
