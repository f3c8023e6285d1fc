import { addDays, type Day, type Month, monthOf } from "../kernel/day.ts";
import { derived, type Derived } from "../kernel/derivation.ts";
import { decimal, isZero } from "../kernel/exact.ts";
import { daysOf, type Period, periodOf } from "../kernel/period.ts";
import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import type { Line } from "./line.ts";
import { type OutageRule, refundForDaysNotServed } from "./outage-credit.ts";
import { yearPaidFor } from "./paid-years.ts";
import { type TaxOn, taxOf } from "./priced.ts";
import type { Tenure } from "./tenure.ts";

type Credit = Extract<OutageRule["rule"]["credits"][string], { readonly form: "days-not-served" }>;

export interface UnservedAsk {
  readonly tenure: Tenure;
  readonly located: OutageRule;
  readonly catalogue: Catalogue;
  readonly taxOn: TaxOn;
  readonly month: Month;
  /** The monthly fees of the month that are really owed. */
  readonly fees: readonly Line[];
}

/** What was paid for a stretch of which the end is not served. */
interface Paid {
  readonly item: string;
  readonly yearly: Derived;
  readonly covers: Period;
  readonly tax: Line["tax"];
  readonly marks: Line["marks"];
}

/**
 * What a contract that the provider ended, or that was left for its outages, gets back for the
 * days not served, in the bill of its last month (EN-17, EN-19). A year of 240,000 from 2024-05-01,
 * ended with 2025-03-31: 240,000 × 30 ÷ 365 = 19,726; a month of 30,000 left with 2024-06-20: ten
 * days of 360,000 a year, 9,863.
 */
export function refundsForUnservedDays(ask: UnservedAsk): Line[] {
  const { tenure, located, month } = ask;
  const { endedOn, endReason, startedOn } = tenure;
  if (startedOn === null || endedOn === null || endReason === null) return [];
  if (monthOf(addDays(endedOn, -1)) !== month) return [];
  return Object.entries(located.rule.credits).flatMap(([name, credit]) => {
    if (credit.form !== "days-not-served" || !credit.endedBy.includes(endReason)) return [];
    return [...paidByMonth(ask), ...paidByYear(ask, credit)].flatMap((paid) =>
      refundOf(ask, { name, credit, paid, endedOn }),
    );
  });
}

function paidByMonth({ fees }: UnservedAsk): Paid[] {
  return fees.map((fee) => ({
    item: fee.item,
    yearly: derived.product([
      { value: fee.amount, why: fee.why },
      derived.count(12, "months of a year"),
    ]),
    covers: periodOf(fee.month),
    tax: fee.tax,
    marks: fee.marks,
  }));
}

function paidByYear({ tenure, catalogue, taxOn }: UnservedAsk, { yearly }: Credit): Paid[] {
  const fees = rulesOf(catalogue, tenure.service, "one-off-fee").flatMap(({ rule }) =>
    Object.entries(rule.fees),
  );
  return tenure.chargeables.flatMap(({ code, on, amount }): Paid[] => {
    if (!yearly.includes(code) || amount === undefined) return [];
    const fee = fees.find(([key, { events }]) => (events ?? [key]).includes(code));
    if (!fee) return [];
    return [
      {
        item: fee[0],
        yearly: derived.settled(decimal(amount), "paid for the year"),
        covers: yearPaidFor(tenure, on),
        tax: taxOf(fee[1].tax, on, taxOn),
        marks: [],
      },
    ];
  });
}

function refundOf(
  { tenure, located, month }: UnservedAsk,
  {
    name,
    credit,
    paid: { item, yearly, covers, tax, marks },
    endedOn,
  }: {
    readonly name: string;
    readonly credit: Credit;
    readonly paid: Paid;
    readonly endedOn: Day;
  },
): Line[] {
  const from = endedOn > covers.from ? endedOn : covers.from;
  if (from >= covers.until) return [];
  const period = { from, until: covers.until };
  const refund = refundForDaysNotServed(located, {
    name,
    paidForTheYear: yearly,
    days: daysOf(period),
    on: addDays(endedOn, -1),
  });
  const back = derived.negative(refund.amount);
  if (isZero(back.value)) return [];
  const { contract, service } = tenure;
  return [
    {
      contract,
      service,
      rule: located.id,
      item: `${name}/${item}`,
      label: credit.label,
      month,
      period,
      amount: back.value,
      tax,
      why: back.why,
      clauses: credit.clause,
      marks: [...new Set([...marks, ...refund.marks])],
    },
  ];
}
