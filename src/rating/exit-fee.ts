import { addDays, addToMonth, type Day, type Month, monthOf } from "../kernel/day.ts";
import { nthMonthCountedFrom } from "../kernel/deadline.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { ok, type Result } from "../kernel/result.ts";
import { type Catalogue, type Located, ruleAt } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import { chargedFrom } from "./charged-period.ts";
import { type Cost, lineFrom, oneDay } from "./cost.ts";
import type { Held } from "./held.ts";
import type { Line } from "./line.ts";
import { isPaidAtOnce } from "./paid-years.ts";
import {
  entryValue,
  type Mark,
  marksOf,
  type NotPriced,
  pricedOn,
  type TaxOn,
  taxOf,
} from "./priced.ts";
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
 * The price of leaving on a day (HH-05, HH-19, EN-14, IT-30), or that none is in force then.
 * Standard from 2024-05-10, leaving with 2027-03-31: 3,850; with 2027-04-30: nothing.
 */
export function priceOfLeaving(
  tenure: Tenure,
  terms: ExitTerms,
  leaving: Leaving,
): Result<PriceOfLeaving, NotPriced> {
  const { id, rule } = terms.located;
  const { on, reason } = leaving;
  if (reason !== null && rule.exempt.includes(reason)) return ok({ free: "exempt" });
  if (freeExitMonths(tenure, rule).includes(monthOf(on))) return ok({ free: "free-month" });
  const item = tenure.items.findLast(({ from }) => from <= on)?.item;
  const priced = item === undefined ? undefined : rule.items[item];
  if (item === undefined || priced === undefined) return ok({ free: "no-fee-for-item" });
  const found = amountOf({ tenure, terms, item, priced, on });
  if (!found.ok) return found;
  const owed = found.value;
  if (owed === null) return ok({ free: "nothing-left" });
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
  return ok({ free: null, cost });
}

/** The exit fee of a contract that ended in a month, in the bill of that month. */
export function exitFees(
  tenure: Tenure,
  terms: ExitTerms,
  month: Month,
): { readonly lines: readonly Line[]; readonly held: readonly Held[] } {
  const none = { lines: [], held: [] };
  if (tenure.startedOn === null || tenure.endedOn === null) return none;
  const on = addDays(tenure.endedOn, -1);
  if (monthOf(on) !== month) return none;
  const price = priceOfLeaving(tenure, terms, { on, reason: tenure.endReason });
  if (!price.ok) {
    const { contract, service } = tenure;
    const whose = { contract, service, rule: terms.located.id, month, period: oneDay(on) };
    return { lines: [], held: [{ ...whose, ...price.refusal }] };
  }
  if (price.value.free !== null) return none;
  return { lines: [lineFrom(price.value.cost, { ...tenure, month })], held: [] };
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

type Found = Result<Owed | null, NotPriced>;

/** What is owed; null when nothing is left to owe. */
function amountOf(asked: Asked): Found {
  const { tenure, terms, item, priced, on } = asked;
  const {
    id: rule,
    rule: { unit },
  } = terms.located;
  const at = { rule, item };
  switch (priced.form) {
    case "fixed": {
      const found = pricedOn(priced.values, on, at);
      if (!found.ok) return found;
      const { value: entry } = found;
      const amount = entryValue(entry.amount, unit, { ...at, entry });
      return ok({ amount, marks: marksOf(entry) });
    }
    case "remaining-months": {
      const found = pricedOn(priced.values, on, at);
      if (!found.ok) return found;
      const { months } = found.value;
      return remaining(asked, { priced, months }, marksOf(found.value));
    }
    case "table": {
      const { startedOn } = tenure;
      if (startedOn === null || priced.without?.some((service) => terms.held.includes(service))) {
        return ok(null);
      }
      const used = monthOf(on) - monthOf(startedOn);
      const found = pricedOn(priced.values, on, at);
      if (!found.ok) return found;
      const { value: entry } = found;
      const row = entry.rows.find(({ withinMonths }) => used <= withinMonths);
      if (!row) return ok(null);
      const amount = entryValue(row.amount, unit, { ...at, entry });
      return ok({ amount, marks: marksOf(entry) });
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
): Found {
  const located = ruleAt(terms.catalogue, priced.monthlyFee, "monthly-fee");
  const fees = located.rule.items[item];
  if (!fees || tenure.startedOn === null) return ok(null);
  const charged = chargedFrom(located.rule.begins, tenure.startedOn);
  const began = priced.of === "term" ? tenure.termStarts.findLast((from) => from <= on) : charged;
  const last = addToMonth(monthOf(began ?? charged), months - 1);
  const next = addToMonth(monthOf(on), 1);
  const left = monthsFrom(next < monthOf(charged) ? monthOf(charged) : next, last).filter(
    (month) => !isPaidAtOnce(tenure, located.rule.paidAtOnceBy, month),
  ).length;
  if (left === 0) return ok(null);
  const found = pricedOn(fees.values, on, { rule: located.id, item });
  if (!found.ok) return found;
  const { value: entry } = found;
  const fee = entryValue(entry.amount, located.rule.unit, { rule: located.id, item, entry });
  const amount = derived.product([fee, derived.count(left, "months that remain")]);
  return ok({ amount, marks: [...new Set([...marks, ...marksOf(entry)])] });
}

/** The months from one to another, both included; none when they lie the other way round. */
function monthsFrom(first: Month, last: Month): readonly Month[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => addToMonth(first, k));
}
