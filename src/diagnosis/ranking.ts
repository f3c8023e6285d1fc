import type { Label } from "../terms/fields.ts";
import { DRAWS, quantile, quantilesOf } from "./draws.ts";
import type { PlanCost, PlanMark, Quantiles, RankedPlan, SetDiscount } from "./model.ts";
import { isVerified, type Option, optionsOf, type Sides } from "./options.ts";
import type { PricedPlan } from "./priced-plans.ts";
import type { Side } from "./side.ts";
import { nearest } from "./nearest.ts";

/** What is earned by selling: the same under every plan. */
export interface Sold {
  readonly byPeriod: readonly number[];
  readonly year: number;
  /** Yen of the year by draw; null where errors are not asked. */
  readonly draws: Float64Array | null;
}

export const NOTHING_SOLD: Sold = { byPeriod: [], year: 0, draws: null };

/** An option with its sums. */
export interface Ranked {
  readonly option: Option;
  readonly ranked: RankedPlan;
  readonly verified: boolean;
  readonly draws: Float64Array | null;
}

/**
 * All options, cheapest first; equal ones by address, so that the order of files decides nothing.
 * Only what takes nothing but verified prices gets a number. An option that the error does not tell
 * from the first of its group, in nine of ten draws, is 同程度 with that first.
 */
export function rank(sides: Sides, sold: Sold): readonly Ranked[] {
  const summed = optionsOf(sides)
    .map((option) => sum(option, sides, sold))
    .toSorted(byCost);
  const stay = summed.find(({ option }) => option.kind === "stay");
  const scratch = new Float64Array(DRAWS);
  let place = 0;
  let first: Ranked | null = null;
  return summed.map((one) => {
    if (one.verified) place += 1;
    const same = first !== null && !isCertain(first, one, scratch);
    const sameAs = same ? (first?.ranked.address ?? null) : null;
    if (!same) first = one;
    const differenceYen = stay === undefined ? null : one.ranked.yearYen - stay.ranked.yearYen;
    const placed = { place: one.verified ? place : null, differenceYen, sameAs };
    return { ...one, ranked: { ...one.ranked, ...placed } };
  });
}

function byCost(a: Ranked, b: Ranked): number {
  return a.ranked.yearYen - b.ranked.yearYen || (a.ranked.address < b.ranked.address ? -1 : 1);
}

/** The dearer one stays dearer in nine of ten draws. Without draws every difference counts. */
function isCertain(cheaper: Ranked, dearer: Ranked, scratch: Float64Array): boolean {
  if (cheaper.draws === null || dearer.draws === null)
    return dearer.ranked.yearYen > cheaper.ranked.yearYen;
  for (let draw = 0; draw < DRAWS; draw += 1)
    scratch[draw] = (dearer.draws[draw] ?? 0) - (cheaper.draws[draw] ?? 0);
  return quantile(scratch.toSorted(), 0.1) > 0;
}

function sum(option: Option, sides: Sides, sold: Sold): Ranked {
  const electricity = part(sides.electricity, option.electricity);
  const gas = part(sides.gas, option.gas);
  const parts = [electricity, gas].filter((one) => one !== null);
  const width = parts[0]?.yen.length ?? 0;
  const monthYen = Array.from({ length: width }, (_, period) =>
    parts.reduce((all, { yen }) => all + (yen[period] ?? 0), -(sold.byPeriod[period] ?? 0)),
  );
  const draws = drawsOfOption(parts, sold);
  const plans = parts.map(({ plan }) => plan);
  const yearYen = monthYen.reduce((all, yen) => all + yen, 0);
  const ranked: RankedPlan = {
    place: null,
    kind: option.kind,
    address: plans.map(({ address }) => address).join("+"),
    supplier: joined(plans.map(({ at }) => at.rule.rule.supplier)),
    label: joined(plans.map(({ at }) => at.plan.label)),
    electricity: electricity && costOf(electricity),
    gas: gas && costOf(gas),
    discount: discountOf(sides, option),
    yearYen,
    monthYen,
    soldYen: sold.year,
    error: draws === null ? certain(yearYen) : rounded(quantilesOf(draws)),
    differenceYen: null,
    sameAs: null,
    marks: marksOf(parts, option),
    clauses: [...new Set(plans.flatMap(({ clauses }) => clauses))],
  };
  // What stays with the household stands on both sides of every difference.
  const verified = parts.every(({ plan, stays }) => stays || isVerified(plan));
  return { option, ranked, verified, draws };
}

interface Part {
  readonly plan: PricedPlan;
  /** The present contract's plan. */
  readonly stays: boolean;
  readonly yen: Float64Array;
  readonly year: number;
  readonly draws: Float64Array | null;
}

function part(side: Side | null, place: number): Part | null {
  const plan = side?.plans[place];
  if (!side || !plan) return null;
  return {
    plan,
    stays: plan.address === side.plans[side.present]?.address,
    yen: side.yen.subarray(place * side.width, (place + 1) * side.width),
    year: side.year[place] ?? 0,
    draws: side.draws?.subarray(place * DRAWS, (place + 1) * DRAWS) ?? null,
  };
}

function drawsOfOption(parts: readonly Part[], sold: Sold): Float64Array | null {
  const own = parts.flatMap(({ draws }) => (draws === null ? [] : [draws]));
  if (own.length < parts.length) return null;
  const all = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    let yen = -(sold.draws?.[draw] ?? sold.year);
    for (const draws of own) yen += draws[draw] ?? 0;
    all[draw] = yen;
  }
  return all;
}

function costOf({ plan, yen, year }: Part): PlanCost {
  const { address, at } = plan;
  const shared = { address, supplier: at.rule.rule.supplier, label: at.plan.label };
  return { ...shared, yearYen: year, monthYen: [...yen] };
}

const SET: Label = { ja: "セット割引", en: "Set discount" };

/** What the plans of a set cost less than each alone. It stands inside their own amounts. */
function discountOf(sides: Sides, option: Option): SetDiscount | null {
  const monthYen: number[] = [];
  let found = false;
  for (const [side, place] of [
    [sides.electricity, option.electricity],
    [sides.gas, option.gas],
  ] as const) {
    const own = part(side, place);
    if (side === null || own === null || own.plan.beside === null) continue;
    found = true;
    const alone = side.plans.findIndex(
      ({ address, beside }) => beside === null && address === own.plan.address,
    );
    const without = part(side, alone);
    own.yen.forEach((yen, period) => {
      monthYen[period] = (monthYen[period] ?? 0) + yen - (without?.yen[period] ?? yen);
    });
  }
  if (!found) return null;
  return { label: SET, yearYen: monthYen.reduce((all, yen) => all + yen, 0), monthYen };
}

/** Of what the option takes; of all plans when it stays. */
function marksOf(parts: readonly Part[], { kind }: Option): readonly PlanMark[] {
  const taken = parts.filter(({ stays }) => kind === "stay" || !stays);
  return [...new Set(taken.flatMap(({ plan }) => plan.marks))];
}

function joined(labels: readonly Label[]): Label {
  const each = (of: "ja" | "en") => [...new Set(labels.map((label) => label[of]))];
  return { ja: each("ja").join("＋"), en: each("en").join(" + ") };
}

function certain(yen: number): Quantiles {
  return { p10: yen, p50: yen, p90: yen };
}

function rounded({ p10, p50, p90 }: Quantiles): Quantiles {
  return { p10: nearest(p10), p50: nearest(p50), p90: nearest(p90) };
}
