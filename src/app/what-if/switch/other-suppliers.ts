import { electricityCandidates, notCompared } from "../../../diagnosis/candidates.ts";
import type { NotCompared, PlanMark } from "../../../diagnosis/model.ts";
import { isDated, NOT_COMPARED } from "../../../diagnosis/priced-plans.ts";
import type { Day } from "../../../kernel/day.ts";
import { formatPeriod } from "../../../kernel/period.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Charge, Missing } from "../../../rating/energy/charge.ts";
import { planAddress, type PlanAt } from "../../../rating/energy/plan-at.ts";
import { rateEnergyUse } from "../../../rating/energy/rate-energy-use.ts";
import { type DayClasses, dayClasses } from "../../../rating/energy/year/day-classes.ts";
import type { YearPeriod, YearTerms } from "../../../rating/energy/year/model.ts";
import { useIn, useProfile } from "../../../rating/energy/year/use-profile.ts";
import type { SpotOn } from "../../../rating/energy/year/spot-weights.ts";
import { spanOn } from "../../../rating/supply.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import { withTax } from "../../../rating/with-tax.ts";
import type { PricesAhead, UseAhead } from "./energy-ahead.ts";

/** A household is shown no contractor's own plans. */
export type SwitchMark = Exclude<PlanMark, "own">;

/** What the same use costs under another plan. */
export interface OtherPlan {
  readonly at: PlanAt;
  readonly address: string;
  /** Period by period, whole yen with tax: each is a bill. */
  readonly yen: readonly number[];
  readonly marks: readonly SwitchMark[];
  readonly clauses: readonly string[];
  /** The charges of a period, as a bill would show them. */
  readonly chargesOf: (index: number) => readonly Charge[];
}

export interface OtherPlans {
  readonly plans: readonly OtherPlan[];
  readonly notCompared: readonly NotCompared[];
}

export interface OtherAsk {
  readonly tenure: Tenure;
  readonly use: UseAhead;
  readonly prices: PricesAhead;
  /** From reading to reading, those that another supplier could serve. */
  readonly periods: readonly YearPeriod[];
  readonly on: Day;
}

/**
 * Every plan that is sold in the area and not by this supply's own company (EN-01, EN-03), rated
 * for the periods ahead as bills are. Each plan is asked once, so no formula is made of it. What is
 * cheaper only beside gas is left out: who supplies gas is not known.
 */
export function otherPlans({ tenure, use, prices, periods, on }: OtherAsk): OtherPlans {
  const { supply, service } = tenure;
  if (supply === null || periods.length === 0) return { plans: [], notCompared: [] };
  const { catalogue, market } = prices;
  const { area } = supply;
  const asked = { area, asOf: on, periods, present: null };
  const all = electricityCandidates(catalogue, asked);
  const candidates = all.plans.filter(({ rule }) => rule.service !== service);
  const { capacity } = spanOn(supply, on);
  const terms: YearTerms = { catalogue, market, area, capacity, periods, chosen: [] };
  const classes = dayClasses(candidates, periods);
  const spot: SpotOn = (day) => market.spotDay(area, day);
  const profile = useProfile(Float64Array.from(use.series.wh), use.series.from, classes, spot);
  const plans: OtherPlan[] = [];
  const left: NotCompared[] = [];
  for (const at of candidates) {
    const rated = ratePlan(at, { terms, classes, profile, asOf: on });
    if (rated.ok) plans.push(rated.value);
    else left.push(notCompared(at, NOT_COMPARED[rated.refusal.code], rated.refusal.missing));
  }
  const known = all.notCompared.filter(
    ({ address, code }) =>
      !address.startsWith(`${service}/`) && code !== "diagnosis.not-sold-in-area",
  );
  return { plans, notCompared: [...known, ...left] };
}

interface Rating {
  readonly terms: YearTerms;
  readonly classes: DayClasses;
  readonly profile: ReturnType<typeof useProfile>;
  readonly asOf: Day;
}

function ratePlan(at: PlanAt, rating: Rating): Result<OtherPlan, Missing> {
  const bills: (readonly Charge[])[] = [];
  for (const index of rating.terms.periods.keys()) {
    const rated = chargesIn(at, index, rating);
    if (!rated.ok) return no(rated.refusal);
    bills.push(rated.value);
  }
  const charges = bills.flat();
  const isOld = rating.terms.periods.some(({ period }) => isDated(at, period.from, rating.asOf));
  const marks = new Set<SwitchMark>(charges.flatMap((charge) => charge.marks));
  return ok({
    at,
    address: planAddress(at),
    yen: bills.map((bill) =>
      withTax(bill.map(({ amount, tax }) => ({ amount: amount.value, tax }))),
    ),
    marks: [...marks, ...(isOld ? (["dated"] as const) : [])],
    clauses: [...new Set(charges.flatMap((charge) => charge.clauses))].toSorted(),
    chargesOf: (index) => bills[index] ?? [],
  });
}

function chargesIn(
  at: PlanAt,
  index: number,
  { terms, classes, profile }: Rating,
): Result<readonly Charge[], Missing> {
  const asked = terms.periods[index];
  if (!asked) throw new Error("there is no such period");
  const use = useIn(profile, classes.layoutOf(at, asked.period.from), index);
  if (Number.isNaN(use.weighted)) {
    const missing = `${terms.area}, ${formatPeriod(asked.period)}`;
    return no({ rule: at.rule.id, code: "rating.spot-price-missing", missing });
  }
  return rateEnergyUse(at, use, { ...terms, billMonth: asked.billMonth, partial: null });
}
