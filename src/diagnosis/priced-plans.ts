import { addMonths, type Day } from "../kernel/day.ts";
import { decimal, multiply } from "../kernel/exact.ts";
import type { Result } from "../kernel/result.ts";
import { settle } from "../kernel/yen.ts";
import type { Missing } from "../rating/energy/charge.ts";
import { planAddress, type PlanAt, pricesOn } from "../rating/energy/plan-at.ts";
import { rateEnergyUse } from "../rating/energy/rate-energy-use.ts";
import { type DayClasses, dayClasses } from "../rating/energy/year/day-classes.ts";
import type { YearTerms } from "../rating/energy/year/model.ts";
import { type PlanYear, planYear } from "../rating/energy/year/plan-year.ts";
import { sampleUse } from "../rating/energy/year/sample-use.ts";
import type { SpotOn } from "../rating/energy/year/spot-weights.ts";
import type { UseProfile } from "../rating/energy/year/use-profile.ts";
import { type Candidates, notCompared } from "./candidates.ts";
import type { NotCompared, NotComparedCode, PlanMark } from "./model.ts";
import { ownMarks } from "./own-plans.ts";

/** A plan prepared for the year, with what its charges say about themselves. */
export interface PricedPlan {
  readonly at: PlanAt;
  readonly address: string;
  /** Tariff of the other energy that is taken from the same set; null alone. */
  readonly beside: string | null;
  readonly year: PlanYear;
  readonly marks: readonly PlanMark[];
  readonly clauses: readonly string[];
  /** Percent of tax that is added to the prices of each period; 0 where it lies inside. */
  readonly addedPercent: readonly number[];
}

/** All plans of one energy that can be priced, made ready once for every use. */
export interface PricedPlans {
  readonly terms: YearTerms;
  readonly classes: DayClasses;
  readonly spot: SpotOn | null;
  readonly plans: readonly PricedPlan[];
  readonly notCompared: readonly NotCompared[];
}

/** Why a plan is not compared, by what its rating lacks. */
export const NOT_COMPARED: Readonly<Record<Missing["code"], NotComparedCode>> = {
  "rating.readings-missing": "diagnosis.no-price-in-force",
  "rating.spot-price-missing": "diagnosis.spot-price-missing",
  "rating.fuel-price-missing": "diagnosis.fuel-price-missing",
  "rating.supply-missing": "diagnosis.other-contract-kind",
  "rating.price-not-in-force": "diagnosis.no-price-in-force",
  "rating.facts-missing": "diagnosis.no-price-in-force",
};

/** Prepares candidates for a year; those that lack something join the ones not compared. */
export function pricePlans(candidates: Candidates, asked: YearTerms, asOf: Day): PricedPlans {
  const terms = { ...asked, asOf };
  const heard = candidates.plans.map((at) => ({ at, begun: firstPeriod(at, terms) }));
  const classes = dayClasses(
    heard.flatMap(({ at, begun }) => (begun.ok ? [at] : [])),
    terms.periods,
  );
  const plans: PricedPlan[] = [];
  const left: NotCompared[] = [];
  for (const { at, begun } of heard) {
    const year = begun.ok ? planYear(at, terms, classes) : begun;
    if (year.ok) {
      const basis = basisOf(at, year.value, terms);
      const alone = { at, address: planAddress(at), year: year.value, ...basis };
      plans.push({ ...alone, beside: null });
      for (const tariff of setsOf(at, terms)) {
        const made = planYear(at, besides(terms, tariff), classes);
        if (made.ok) plans.push({ ...alone, year: made.value, beside: tariff });
      }
    } else {
      left.push(notCompared(at, NOT_COMPARED[year.refusal.code], year.refusal.missing));
    }
  }
  const market = plans.some(({ at }) => followsMarket(at, terms));
  const spot: SpotOn | null = market ? (on) => terms.market.spotDay(terms.area, on) : null;
  return { terms, classes, spot, plans, notCompared: [...candidates.notCompared, ...left] };
}

/** Tariffs of the other energy beside which a plan is cheaper as a set. */
function setsOf(at: PlanAt, { periods }: YearTerms): readonly string[] {
  const tariffs = periods.flatMap(({ period }) =>
    (pricesOn(at, period.from)?.prices.discounts ?? []).flatMap(({ setWith }) => setWith ?? []),
  );
  return [...new Set(tariffs)].toSorted();
}

/** The terms of a plan that is taken together with one of another tariff. */
function besides(terms: YearTerms, tariff: string): YearTerms {
  return { ...terms, chosen: [...terms.chosen, `${tariff}/any`] };
}

function followsMarket(at: PlanAt, { periods }: YearTerms): boolean {
  return periods.some(({ period }) => pricesOn(at, period.from)?.prices.energy.by === "market");
}

/** Prices recorded longer ago than this are not taken for verified. Own rule. */
const DATED_AFTER_MONTHS = 48;

/** Whether the price that counts on a day is so old, as seen from another, that it is in doubt. */
export function isDated(at: PlanAt, on: Day, asOf: Day): boolean {
  const priced = pricesOn(at, on);
  return priced !== null && addMonths(priced.at.from, DATED_AFTER_MONTHS) <= asOf;
}

type Basis = Pick<PricedPlan, "marks" | "clauses" | "addedPercent">;

/** Rates an ordinary use of the first period: most plans that lack something lack it at once. */
function firstPeriod(at: PlanAt, terms: YearTerms): Result<unknown, Missing> {
  const [first] = terms.periods;
  if (!first) throw new Error("a year without periods");
  const { period, billMonth } = first;
  return rateEnergyUse(at, sampleUse(at, period), { ...terms, billMonth, partial: null });
}

/** What the charges of an ordinary use of each period rest on. */
function basisOf(at: PlanAt, year: PlanYear, terms: YearTerms & { asOf: Day }): Basis {
  const marks = new Set<PlanMark>();
  const clauses = new Set<string>();
  const addedPercent: number[] = [];
  for (const [index, { period }] of terms.periods.entries()) {
    const said = year.said[index];
    for (const mark of said?.marks ?? []) marks.add(mark);
    for (const clause of said?.clauses ?? []) clauses.add(clause);
    if (isDated(at, period.from, terms.asOf)) marks.add("dated");
    for (const mark of ownMarks(at, period.from)) marks.add(mark);
    const tax = pricesOn(at, period.from)?.prices.tax;
    addedPercent.push(tax?.kind === "added" ? tax.percent : 0);
  }
  return { marks: [...marks], clauses: [...clauses].toSorted(), addedPercent };
}

/**
 * What each plan asks for a use, whole yen with tax: plan after plan, in each the periods. A period
 * is a bill: its digits are dropped and its tax added as `withTax` does.
 */
export function rateAll(
  { plans, terms }: PricedPlans,
  use: UseProfile,
  out = new Float64Array(plans.length * terms.periods.length),
): Float64Array {
  const width = terms.periods.length;
  for (let index = 0; index < plans.length; index += 1) {
    const plan = plans[index];
    if (plan) rateOne(plan, use, out.subarray(index * width, (index + 1) * width));
  }
  return out;
}

/** One plan's yen by period, whole and with tax, into `out`. Returns the year. */
export function rateOne(plan: PricedPlan, use: UseProfile, out: Float64Array): number {
  plan.year.yen(use, out);
  let sum = 0;
  for (let period = 0; period < out.length; period += 1) {
    const whole = billed(out[period] ?? 0, plan.addedPercent[period] ?? 0);
    out[period] = whole;
    sum += whole;
  }
  return sum;
}

/** 482 yen with 8 % added: 520.56, cut to 520. */
function billed(before: number, addedPercent: number): number {
  const cut = Math.trunc(before);
  if (addedPercent === 0) return cut;
  const { n, d } = decimal(String(before));
  return settle(multiply({ n, d }, { n: BigInt(100 + addedPercent), d: 100n }), "down");
}
