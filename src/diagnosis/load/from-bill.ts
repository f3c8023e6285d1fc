import type { Area } from "../../kernel/area.ts";
import { formatDay, type Month } from "../../kernel/day.ts";
import type { Period } from "../../kernel/period.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { measureUse } from "../../rating/energy/measure-use.ts";
import type { Missing } from "../../rating/energy/charge.ts";
import { findPlanAt, type PlanAt } from "../../rating/energy/plan-at.ts";
import { rateEnergyUse } from "../../rating/energy/rate-energy-use.ts";
import type { Market } from "../../rating/market.ts";
import type { Capacity } from "../../rating/tenure.ts";
import { withTax } from "../../rating/with-tax.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { type MonthlyMeanC, wrongTemperatures } from "./climate.ts";
import { holidaysUnknown } from "./day-type.ts";
import { yearOfPeriods } from "./from-periods.ts";
import type { LoadYear } from "./load-year.ts";
import { billInterval, billNearest } from "./note.ts";
import { type LoadRefusals, refuseWhen } from "./refusal.ts";
import { type ShapeChoice, slotWeights, templateOf } from "./shape.ts";
import { MOST_WH, type Solved, solveBill } from "./solve-bill.ts";
import { spreadEnergy } from "./spread-energy.ts";

/** One bill of electricity, with tax, as it was asked for. */
export interface BillQuestion {
  readonly yen: number;
  /** From reading to reading. */
  readonly period: Period;
  /** Month in whose bill it stood. */
  readonly billMonth: Month;
  /** The present contract's plan, `service/file/key`. */
  readonly plan: string;
  readonly area: Area;
  readonly capacity: Capacity;
  readonly chosen: readonly string[];
  readonly shape: ShapeChoice;
  readonly monthlyMeanC: MonthlyMeanC;
}

/** What prices are known by. */
export interface PriceTerms {
  readonly catalogue: Catalogue;
  readonly market: Market;
}

/**
 * A year from one bill in yen (EN-06): solved backwards through the present plan by the rating that
 * bills, then grown as one month. 12,093 yen under 従量電灯B at 40 A in the bill of 2026-08 is 374
 * kWh (373,500 to 374,499 Wh).
 */
export function yearOfBill(
  question: BillQuestion,
  terms: PriceTerms,
): Result<LoadYear, LoadRefusals> {
  const solved = useOfBill(question, terms);
  if (!solved.ok) return solved;
  const { wh, fromWh, toWh, yen } = solved.value;
  const { period, shape, monthlyMeanC } = question;
  const notes = [
    ...(yen === question.yen ? [] : [billNearest(question.yen, yen)]),
    billInterval(fromWh, toWh, yen),
  ];
  return yearOfPeriods(
    { periods: [{ period, wh }], shape, monthlyMeanC },
    { basis: "bill", notes },
  );
}

/** What was used, by what was paid: the interval of Wh that makes the yen. */
export function useOfBill(question: BillQuestion, terms: PriceTerms): Result<Solved, LoadRefusals> {
  const plan = soldPlan(question, terms.catalogue);
  const template = templateOf(question.shape);
  const wrong = [
    ...wrongYen(question.yen),
    ...wrongPeriod(question.period),
    ...(plan.ok ? [] : plan.refusal),
    ...(template.ok ? [] : template.refusal),
    ...wrongTemperatures(question.monthlyMeanC),
  ];
  if (wrong.length > 0 || !plan.ok || !template.ok) return no(wrong);
  const { from, until } = question.period;
  const run = { from, days: until - from };
  const weights = slotWeights(template.value, run, question.monthlyMeanC);
  return solve(question, rater(plan.value, { question, terms, weights }));
}

type Rate = (wh: number) => Result<number, Missing>;

function solve(question: BillQuestion, rate: Rate): Result<Solved, LoadRefusals> {
  const nothing = rate(0);
  if (!nothing.ok) return no([notPriced(nothing.refusal)]);
  if (question.yen < nothing.value)
    return no([
      {
        code: "diagnosis.yen-below-base",
        field: "yen",
        got: String(question.yen),
        accepted: `${nothing.value} yen or more: that is asked when nothing is used`,
      },
    ]);
  const solved = solveBill(question.yen, (wh) => yenOf(rate(wh)));
  if (solved !== null) return ok(solved);
  return no([
    {
      code: "diagnosis.yen-implausible",
      field: "yen",
      got: String(question.yen),
      accepted: `what up to ${MOST_WH / 1000} kWh come to: ${yenOf(rate(MOST_WH))} yen`,
    },
  ]);
}

/** What was priced at 0 Wh is priced at any: what can be missing does not hang on the use. */
function yenOf(rated: Result<number, Missing>): number {
  if (!rated.ok) throw new Error(`${rated.refusal.rule}: ${rated.refusal.missing}`);
  return rated.value;
}

function rater(
  plan: PlanAt,
  parts: {
    readonly question: BillQuestion;
    readonly terms: PriceTerms;
    readonly weights: Float64Array;
  },
): Rate {
  const { question, terms, weights } = parts;
  const { period, area, capacity, billMonth, chosen } = question;
  const slots = new Float64Array(weights.length);
  return (wh) => {
    spreadEnergy(wh, weights, slots);
    const metered = { period, readings: "bill", wh: Int32Array.from(slots), estimated: false };
    const use = measureUse(plan, metered);
    const rated = rateEnergyUse(plan, use, {
      ...terms,
      area,
      capacity,
      billMonth,
      chosen,
      partial: null,
    });
    if (!rated.ok) return rated;
    return ok(withTax(rated.value.map(({ amount, tax }) => ({ amount: amount.value, tax }))));
  };
}

/** Plan, energy and area: nothing is solved through a plan that the household cannot have. */
function soldPlan(
  { plan, area }: BillQuestion,
  catalogue: Catalogue,
): Result<PlanAt, LoadRefusals> {
  const found = findPlanAt(catalogue, plan);
  if (found === null)
    return refused("diagnosis.plan-unknown", plan, "a plan of the catalogue, service/file/key");
  if (found.rule.rule.energy !== "electricity")
    return refused("diagnosis.plan-not-electricity", plan, "a plan of electricity");
  const areas: readonly string[] = found.plan.areas;
  if (areas.includes(area)) return ok(found);
  return refused("diagnosis.plan-not-sold", `${plan} in ${area}`, `an area of ${areas.join(", ")}`);
}

function refused(
  code: "diagnosis.plan-unknown" | "diagnosis.plan-not-electricity" | "diagnosis.plan-not-sold",
  got: string,
  accepted: string,
): Result<never, LoadRefusals> {
  return no([{ code, field: "plan", got, accepted }]);
}

function notPriced({ rule, code, missing }: Missing): LoadRefusals[number] {
  return {
    code: "diagnosis.bill-not-priced",
    field: code === "rating.supply-missing" ? "capacity" : "period",
    got: `${rule}: ${code}`,
    accepted: `what the plan's price rests on: ${missing}`,
  };
}

function wrongYen(yen: number): LoadRefusals {
  return refuseWhen(!Number.isSafeInteger(yen) || yen < 0, {
    code: "diagnosis.yen-implausible",
    field: "yen",
    got: String(yen),
    accepted: "whole yen, 0 or more, with tax",
  });
}

function wrongPeriod({ from, until }: Period): LoadRefusals {
  const fits = until > from && until - from <= 62;
  return [
    ...refuseWhen(!fits, {
      code: "diagnosis.period-wrong",
      field: "period",
      got: `${formatDay(from)}/${formatDay(until)}`,
      accepted: "one bill's days, from reading to reading: 1 to 62",
    }),
    ...holidaysUnknown(from, until),
  ];
}
