import { type Derived, derived } from "../../kernel/derivation.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Rounding } from "../../kernel/rounding.ts";
import type { Label } from "../../terms/fields.ts";
import { baseCharge, proratedByDay } from "./base-charge.ts";
import type { Charge, Missing } from "./charge.ts";
import type { UseTerms } from "./context.ts";
import { planDiscount } from "./discounts.ts";
import { energyCharges } from "./energy-charges.ts";
import { minimumDifference } from "./minimum-bill.ts";
import type { PlanAt, PricesAt } from "./plan-at.ts";
import type { EnergyUse, Quantity } from "./quantity.ts";

const BASE: Label = { ja: "基本料金", en: "Base charge" };
const MINIMUM_CHARGE: Label = { ja: "最低料金", en: "Minimum charge" };
const MINIMUM_BILL: Label = { ja: "最低月額料金との差額", en: "Up to the minimum for the month" };

export interface PlanQuestion {
  readonly use: EnergyUse;
  readonly quantity: Quantity;
  /** Fuel adjustment and support, which some minimums count. */
  readonly fuel: readonly Charge[];
  readonly terms: UseTerms;
}

/** Turns an amount into a charge of the plan. */
export type Make = (item: string, label: Label, amount: Derived) => Charge;

/** Base, energy, discounts and minimum of a plan, in the order of the bill. */
export function planCharges(
  plan: PlanAt,
  priced: PricesAt,
  question: PlanQuestion,
): Result<readonly Charge[], Missing> {
  const make = maker(plan, priced);
  const base = baseOf(plan, priced, question);
  if (!base.ok) return base;
  const energy = energyCharges(plan, priced, { ...question, make });
  if (!energy.ok) return energy;
  const minimumCharge = priced.prices.base.by === "minimum-charge";
  const label = minimumCharge ? MINIMUM_CHARGE : BASE;
  const made = base.value === null ? null : make("base", label, base.value);
  const first =
    made === null ? [] : [{ ...made, marks: [...made.marks, ...changeMarks(question)] }];
  const charged = [...first, ...energy.value];
  const discounted = [...charged, ...discountsOf(charged, priced, question, make)];
  return ok([...discounted, ...upToMinimum(discounted, priced, question, make)]);
}

/** A base by the days of two capacities bears the marks of that decision. */
function changeMarks({ terms: { capacity } }: PlanQuestion): Charge["marks"] {
  return capacity !== null && "parts" in capacity ? capacity.marks : [];
}

function maker({ rule }: PlanAt, { prices, marks }: PricesAt): Make {
  const shared = { rule: rule.id, group: "energy", tax: prices.tax } as const;
  return (item, label, amount) => {
    return { ...shared, item, label, amount, clauses: rule.rule.clause, marks };
  };
}

function baseOf(
  { rule }: PlanAt,
  { prices, at }: PricesAt,
  { use, quantity, terms }: PlanQuestion,
): Result<Derived | null, Missing> {
  const made = baseCharge(prices.base, {
    at,
    period: use.period,
    capacity: terms.capacity,
    halvedAtZero: prices.halfAtZeroUse ? quantity.total : null,
    byDay: byDayOf(terms),
  });
  if (made.ok) return made;
  return no({ rule: rule.id, code: "rating.supply-missing", missing: made.refusal });
}

function discountsOf(
  charged: readonly Charge[],
  { prices, at }: PricesAt,
  { terms }: PlanQuestion,
  make: Make,
): Charge[] {
  return prices.discounts.flatMap((discount) => {
    const of = derived.sum(charged.map(({ amount }) => amount));
    const amount = planDiscount(discount, { at, chosen: terms.chosen, of });
    return amount === null ? [] : [make(`discount/${discount.key}`, discount.label, amount)];
  });
}

function upToMinimum(
  charged: readonly Charge[],
  { prices, at }: PricesAt,
  { use, fuel, terms }: PlanQuestion,
  make: Make,
): Charge[] {
  const { minimum } = prices;
  if (minimum === undefined) return [];
  const counted = minimum.of === "base-and-energy" ? charged : [...charged, ...fuel];
  const reached = derived.sum(counted.map(({ amount }) => amount));
  const byDay = byDayOf(terms);
  const prorate = (amount: Derived) =>
    byDay === null ? amount : proratedByDay(amount, use.period, byDay);
  const amount = minimumDifference(minimum, { at, reached, prorate });
  return amount === null ? [] : [make("minimum", MINIMUM_BILL, amount)];
}

function byDayOf({ partial }: UseTerms): Rounding | null {
  return partial === null || partial.base === "whole" ? null : partial.base.byDay;
}
