import { addDays, type Day, firstDay, type Month, monthOf } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { daysOf, overlap, periodOf } from "../kernel/period.ts";
import type { Located } from "../terms/catalogue.ts";
import { inForceOn, mustBeInForce } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import type { Cost } from "./cost.ts";
import type { Line } from "./line.ts";
import { entryValue, type EntryMarks, marksOf } from "./priced.ts";

export type OutageRule = Located<RuleOf<"outage-credit">>;
type Credit = RuleOf<"outage-credit">["credits"][string];
type CreditOf<Form extends Credit["form"]> = Extract<Credit, { readonly form: Form }>;

/**
 * An outage by the provider's fault: the day from which it was known, and how long it lasted on
 * end.
 */
export interface Outage {
  readonly from: Day;
  readonly minutes: number;
}

const MINUTES_A_DAY = 1440;

/** Whole days of an outage: 49 hours are 2 (EN-18). */
export function wholeDays({ minutes }: Outage): number {
  return Math.floor(minutes / MINUTES_A_DAY);
}

/**
 * What outages take off the monthly fees of one contract and month (IT-13, EN-18). Ten days on end
 * free the month; 49 hours in June take 30,000 × 2 ÷ 30 = 2,000 off.
 */
export function outageCredits(
  located: OutageRule,
  {
    fees,
    outages,
    month,
  }: {
    readonly fees: readonly Line[];
    readonly outages: readonly Outage[];
    readonly month: Month;
  },
): Line[] {
  for (const [name, credit] of Object.entries(located.rule.credits)) {
    const at = { located, name, month };
    if (credit.form === "free-month" && freesMonth({ credit, outages, month })) {
      return fees.map((fee) => wholeFee(at, credit, fee));
    }
    if (credit.form === "days-off") {
      const days = daysTakenOff({ credit, outages, month });
      if (days > 0) return fees.map((fee) => daysOfFee(at, credit, { fee, days }));
    }
  }
  return [];
}

/**
 * IT-13: gone for 10 days on end, all of them in the month: 06-21 to 06-30 frees June, one day less
 * not.
 */
function freesMonth({
  credit,
  outages,
  month,
}: {
  readonly credit: CreditOf<"free-month">;
  readonly outages: readonly Outage[];
  readonly month: Month;
}): boolean {
  const found = inForceOn(credit.values, firstDay(month));
  if (!found.ok) return false;
  const { daysOnEnd } = found.value;
  return outages.some((outage) => {
    const gone = { from: outage.from, until: addDays(outage.from, wholeDays(outage)) };
    const inMonth = overlap(gone, periodOf(month));
    return inMonth !== null && daysOf(inMonth) >= daysOnEnd;
  });
}

/**
 * EN-18: outages of 24 hours or more on end that began in the month, in whole days; 23 hours are
 * none.
 */
function daysTakenOff({
  credit,
  outages,
  month,
}: {
  readonly credit: CreditOf<"days-off">;
  readonly outages: readonly Outage[];
  readonly month: Month;
}): number {
  const found = inForceOn(credit.values, firstDay(month));
  if (!found.ok) return 0;
  const { hoursOnEnd } = found.value;
  const long = outages.filter(
    ({ from, minutes }) => monthOf(from) === month && minutes >= hoursOnEnd * 60,
  );
  const days = long.reduce((all, outage) => all + wholeDays(outage), 0);
  return Math.min(days, daysOf(periodOf(month)));
}

interface At {
  readonly located: OutageRule;
  readonly name: string;
  readonly month: Month;
}

function wholeFee(at: At, credit: Credit, fee: Line): Line {
  const back = derived.negative({ value: fee.amount, why: fee.why });
  return creditLine(at, credit, fee, back);
}

function daysOfFee(
  at: At,
  credit: Credit,
  { fee, days }: { readonly fee: Line; readonly days: number },
): Line {
  const month = periodOf(at.month);
  const taken = derived.product([
    { value: fee.amount, why: fee.why },
    derived.count(days, "days gone"),
  ]);
  const off = derived.round(derived.quotient(taken, derived.days(month)), at.located.rule.rounding);
  return creditLine(at, credit, fee, derived.negative(off));
}

function creditLine(
  { located, name, month }: At,
  credit: Credit,
  fee: Line,
  { value, why }: ReturnType<typeof derived.negative>,
): Line {
  const entry = mustBeInForce<EntryMarks>(credit.values, firstDay(month), `${located.id}/${name}`);
  return {
    ...fee,
    rule: located.id,
    item: `${name}/${fee.item}`,
    label: credit.label,
    month,
    amount: value,
    why,
    clauses: credit.clause,
    marks: [...new Set([...fee.marks, ...marksOf(entry)])],
  };
}

/**
 * What is paid back for days that a discontinued service is not served (EN-17): 365,000 a year and
 * 100 days are 365,000 × 100 ÷ 365 = 100,000.
 */
export function refundForDaysNotServed(
  { id, rule }: OutageRule,
  {
    name,
    paidForTheYear,
    days,
    on,
  }: {
    readonly name: string;
    readonly paidForTheYear: Derived;
    readonly days: number;
    readonly on: Day;
  },
): Pick<Cost, "amount" | "marks"> {
  const credit = rule.credits[name];
  if (credit?.form !== "days-not-served")
    throw new Error(`${id} has no days not served at ${name}`);
  const entry = mustBeInForce(credit.values, on, `${id}/${name}`);
  const year = entryValue(String(entry.daysOfYear), "days", { rule: id, item: name, entry });
  const share = derived.quotient(
    derived.product([paidForTheYear, derived.count(days, "days not served")]),
    year,
  );
  return { amount: derived.round(share, rule.rounding), marks: marksOf(entry) };
}

/**
 * The last day on which the contractor may leave because of outages in one month (EN-19), or null.
 * Three of 60 minutes, the third on 2024-06-20: until 2024-06-30.
 */
export function mayLeaveUntil(
  { id, rule }: OutageRule,
  name: string,
  { outages, month }: { readonly outages: readonly Outage[]; readonly month: Month },
): Day | null {
  const credit = rule.credits[name];
  if (credit?.form !== "right-to-leave") throw new Error(`${id} has no right to leave at ${name}`);
  const terms = mustBeInForce(credit.values, firstDay(month), `${id}/${name}`);
  const inMonth = outages
    .filter(({ from, minutes }) => monthOf(from) === month && minutes >= terms.minutesOnEnd)
    .toSorted((a, b) => a.from - b.from);
  if (inMonth.length < terms.times) return null;
  const last = inMonth.at(-1);
  if (!last) return null;
  return addDays(last.from, credit.dayOfOutageCounts ? terms.withinDays - 1 : terms.withinDays);
}
