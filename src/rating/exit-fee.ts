import { addDays, addToMonth, type Day, type Month, monthOf } from "../kernel/day.ts";
import { nthMonthCountedFrom } from "../kernel/deadline.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { type Catalogue, type Located, ruleAt } from "../terms/catalogue.ts";
import { mustBeInForce } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { chargedFrom } from "./charged-period.ts";
import { type Cost, lineFrom, oneDay } from "./cost.ts";
import type { Line } from "./line.ts";
import { entryValue, type Mark, marksOf, type TaxOn, taxOf } from "./priced.ts";
import type { Tenure } from "./tenure.ts";

export type ExitFeeRule = Located<RuleOf<"exit-fee">>;
type Priced = RuleOf<"exit-fee">["items"][string];

export interface ExitTerms {
  readonly located: ExitFeeRule;
  readonly catalogue: Catalogue;
  readonly taxOn: TaxOn;
  /** Services that the household holds on the last day, besides this contract. */
  readonly held: readonly string[];
}

/** Leaving with `on` as the last day of service. */
export interface Leaving {
  readonly on: Day;
  readonly reason: string | null;
}

/** What leaving costs, or why it costs nothing. */
export type PriceOfLeaving =
  | { readonly free: "free-month" | "exempt" | "nothing-left" | "no-fee-for-item" }
  | { readonly free: null; readonly cost: Cost };

/**
 * The months in which leaving is free (HH-05): the nth counted from the start of supply or a
 * renewal, and those after it. Supply from 2024-05-10: 2027-04 and 2027-05; renewed 2027-06:
 * 2030-05 and 2030-06.
 */
export function freeExitMonths(
  { startedOn, termStarts }: Pick<Tenure, "startedOn" | "termStarts">,
  { freeMonths }: RuleOf<"exit-fee">,
): Month[] {
  if (freeMonths === undefined || startedOn === null) return [];
  return [startedOn, ...termStarts.slice(1)].flatMap((anchor) => {
    const first = nthMonthCountedFrom(anchor, freeMonths.nth);
    return Array.from({ length: freeMonths.andNext + 1 }, (_, k) => addToMonth(first, k));
  });
}

/**
 * The price of leaving on a day (HH-05, HH-19, EN-14, IT-30). Standard from 2024-05-10, leaving
 * with 2027-03-31: 3,850; with 2027-04-30: nothing.
 */
export function priceOfLeaving(tenure: Tenure, terms: ExitTerms, leaving: Leaving): PriceOfLeaving {
  const { id, rule } = terms.located;
  const { on, reason } = leaving;
  if (reason !== null && rule.exempt.includes(reason)) return { free: "exempt" };
  if (freeExitMonths(tenure, rule).includes(monthOf(on))) return { free: "free-month" };
  const item = tenure.items.findLast(({ from }) => from <= on)?.item;
  const priced = item === undefined ? undefined : rule.items[item];
  if (item === undefined || priced === undefined) return { free: "no-fee-for-item" };
  const owed = amountOf({ tenure, terms, item, priced, on });
  if (owed === null) return { free: "nothing-left" };
  const cost = {
    rule: id,
    item,
    label: priced.label,
    period: oneDay(on),
    amount: owed.amount,
    tax: taxOf(rule.tax, on, terms.taxOn),
    clauses: rule.clause,
    marks: owed.marks,
  };
  return { free: null, cost };
}

/** The exit fee of a contract that ended in a month, in the bill of that month. */
export function exitFees(tenure: Tenure, terms: ExitTerms, month: Month): Line[] {
  if (tenure.startedOn === null || tenure.endedOn === null) return [];
  const on = addDays(tenure.endedOn, -1);
  if (monthOf(on) !== month) return [];
  const price = priceOfLeaving(tenure, terms, { on, reason: tenure.endReason });
  return price.free === null ? [lineFrom(price.cost, { ...tenure, month })] : [];
}

interface Asked {
  readonly tenure: Tenure;
  readonly terms: ExitTerms;
  readonly item: string;
  readonly priced: Priced;
  readonly on: Day;
}

interface Owed {
  readonly amount: Derived;
  readonly marks: readonly Mark[];
}

function amountOf({ tenure, terms, item, priced, on }: Asked): Owed | null {
  const {
    id: rule,
    rule: { unit },
  } = terms.located;
  switch (priced.form) {
    case "fixed": {
      const entry = mustBeInForce(priced.values, on, `${rule}/${item}`);
      return {
        amount: entryValue(entry.amount, unit, { rule, item, entry }),
        marks: marksOf(entry),
      };
    }
    case "remaining-months": {
      const entry = mustBeInForce(priced.values, on, `${rule}/${item}`);
      return remaining(
        { tenure, terms, item, on },
        { priced, months: entry.months },
        marksOf(entry),
      );
    }
    case "table": {
      const { startedOn } = tenure;
      if (startedOn === null || priced.without?.some((service) => terms.held.includes(service))) {
        return null;
      }
      const used = monthOf(on) - monthOf(startedOn);
      const entry = mustBeInForce(priced.values, on, `${rule}/${item}`);
      const row = entry.rows.find(({ withinMonths }) => used <= withinMonths);
      if (!row) return null;
      return { amount: entryValue(row.amount, unit, { rule, item, entry }), marks: marksOf(entry) };
    }
  }
}

/**
 * EN-14, IT-30: the fees of the months after the last one, to the end of the term or minimum
 * period.
 */
function remaining(
  { tenure, terms, item, on }: Omit<Asked, "priced">,
  {
    priced,
    months,
  }: {
    readonly priced: Extract<Priced, { form: "remaining-months" }>;
    readonly months: number;
  },
  marks: readonly Mark[],
): Owed | null {
  const located = ruleAt(terms.catalogue, priced.monthlyFee, "monthly-fee");
  const fees = located.rule.items[item];
  if (!fees || tenure.startedOn === null) return null;
  const charged = chargedFrom(located.rule.begins, tenure.startedOn);
  const began = priced.of === "term" ? tenure.termStarts.findLast((from) => from <= on) : charged;
  const left = monthOf(began ?? charged) + months - 1 - Math.max(monthOf(on), monthOf(charged) - 1);
  if (left <= 0) return null;
  const entry = mustBeInForce(fees.values, on, `${located.id}/${item}`);
  const fee = entryValue(entry.amount, located.rule.unit, { rule: located.id, item, entry });
  const amount = derived.product([fee, derived.count(left, "months that remain")]);
  return { amount, marks: [...new Set([...marks, ...marksOf(entry)])] };
}
