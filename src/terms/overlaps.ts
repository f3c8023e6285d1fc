import { type Day, formatDay } from "../kernel/day.ts";
import type { Located } from "./catalogue.ts";
import type { Complaint } from "./issues.ts";
import type { RuleOf } from "./kinds/index.ts";

/** A complaint about the rule at an address. */
export interface RuleComplaint extends Complaint {
  readonly rule: string;
}

type MonthlyFee = Located<RuleOf<"monthly-fee">>;

interface Span {
  readonly from: Day;
  /** The first day without a price; null when the last entry goes on. */
  readonly until: Day | null;
}

interface Priced {
  readonly located: MonthlyFee;
  readonly item: string;
  readonly spans: readonly Span[];
}

/**
 * A clause that changes shape gets a new rule file, and the old one ends: on no day may two files
 * of a service have a monthly fee for the same item, since both would be charged.
 */
export function overlappingPrices(rules: readonly Located[]): RuleComplaint[] {
  const priced = rules.filter(isMonthlyFee).flatMap((located): Priced[] =>
    Object.entries(located.rule.items).map(([item, { values }]) => {
      return { located, item, spans: spansOf(values) };
    }),
  );
  return priced.flatMap((later, index) =>
    priced.slice(0, index).flatMap((earlier) => {
      const on = isSamePrice(earlier, later) ? firstShared(earlier.spans, later.spans) : null;
      if (on === null) return [];
      const { id } = earlier.located;
      const message = `${id} prices it too on ${formatDay(on)}; end the one where the other begins`;
      return [{ rule: later.located.id, path: ["items", later.item], message }];
    }),
  );
}

function isMonthlyFee(located: Located): located is MonthlyFee {
  return located.rule.kind === "monthly-fee";
}

function isSamePrice(a: Priced, b: Priced): boolean {
  const sameService = a.located.service === b.located.service;
  return sameService && a.located.rule.of === b.located.rule.of && a.item === b.item;
}

function spansOf(entries: readonly { readonly from: Day; readonly ended?: true }[]): Span[] {
  return entries.flatMap((entry, index) => {
    return entry.ended ? [] : [{ from: entry.from, until: entries[index + 1]?.from ?? null }];
  });
}

function firstShared(a: readonly Span[], b: readonly Span[]): Day | null {
  for (const one of a) {
    for (const other of b) {
      const from = one.from > other.from ? one.from : other.from;
      const ends = [one.until, other.until].filter((until) => until !== null);
      if (ends.every((until) => from < until)) return from;
    }
  }
  return null;
}
