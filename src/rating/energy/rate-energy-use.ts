import type { Derived } from "../../kernel/derivation.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { type Catalogue, ruleAt } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import { adjustFuel } from "./adjust-fuel.ts";
import { adjustProcurement } from "./adjust-procurement.ts";
import { adjustRawMaterial } from "./adjust-raw-material.ts";
import { adjustUnit } from "./adjust-unit.ts";
import type { Charge, Missing } from "./charge.ts";
import type { Adjusted, RoundingSteps, UseTerms } from "./context.ts";
import { type PlanAt, pricesOn, splitAddress } from "./plan-at.ts";
import { planCharges } from "./plan-charges.ts";
import { misfitOf } from "./plan-fits.ts";
import { type EnergyUse, quantityOf } from "./quantity.ts";
import { groupTotal, roundGroup } from "./round-group.ts";

const ROUNDING: Label = { ja: "端数処理", en: "Rounding" };

/**
 * What a plan asks for use in one period, for bills and what-ifs alike (HH-11, EN-01, XX-05). 374
 * kWh at 40 A in the bill of 2026-08: 1,247.00 + 13,124.26 − 3,840.98 + 1,563 − 0.28 = 12,093.
 */
export function rateEnergyUse(
  plan: PlanAt,
  use: EnergyUse,
  terms: UseTerms,
): Result<readonly Charge[], Missing> {
  const made = chargesOf(plan, use, terms);
  if (!made.ok) return made;
  const { charges, rounding } = made.value;
  const rounded = roundGroup(charges, rounding);
  const all = rounded === null ? charges : [...charges, roundingCharge(plan, rounded, charges)];
  return ok(use.estimated ? all.map(asEstimated) : all);
}

/** A total, and the charges that it is the sum of before it is rounded. */
export interface TotalOfUse {
  readonly total: Derived;
  readonly charges: readonly Charge[];
}

/**
 * What all of that comes to, as one derivation down to the readings: the same 12,093. What-ifs keep
 * it and ask it again for other readings.
 */
export function totalOfUse(
  plan: PlanAt,
  use: EnergyUse,
  terms: UseTerms,
): Result<TotalOfUse, Missing> {
  const made = chargesOf(plan, use, terms);
  if (!made.ok) return made;
  const { charges, rounding } = made.value;
  return ok({ total: groupTotal(charges, rounding), charges });
}

interface Made {
  readonly charges: readonly Charge[];
  readonly rounding: RoundingSteps;
}

/** The charges before the group is rounded, and how it is. */
function chargesOf(plan: PlanAt, use: EnergyUse, terms: UseTerms): Result<Made, Missing> {
  const { rule } = plan;
  const priced = pricesOn(plan, use.period.from);
  if (priced === null) {
    return no({ rule: rule.id, code: "rating.price-not-in-force", missing: plan.key });
  }
  const misfit = misfitOf(plan.plan, terms.capacity);
  if (misfit !== null) return no({ rule: rule.id, code: "rating.supply-missing", missing: misfit });
  const rounding = roundingOf(plan, use, terms.catalogue);
  const quantity = quantityOf(use, { rounding: rounding.usage, gas: rule.rule.energy === "gas" });
  const { tax, base } = priced.prices;
  const hasMinimumCharge = base.by === "minimum-charge";
  const adjusted = { use, total: quantity.total, hasMinimumCharge, tax, rounding };
  const adjustments = adjustmentCharges(rule.rule.adjustments, adjusted, terms);
  if (!adjustments.ok) return adjustments;
  const fuel = adjustments.value.filter(({ group }) => group === "fuel");
  const charged = planCharges(plan, priced, { use, quantity, fuel, terms });
  if (!charged.ok) return charged;
  return ok({ charges: [...charged.value, ...adjustments.value], rounding });
}

/** The rounding profile of a plan in force when the period begins. */
function roundingOf(
  { rule }: PlanAt,
  { period }: Pick<EnergyUse, "period">,
  catalogue: Catalogue,
): RoundingSteps {
  const [id, key] = splitAddress(rule.rule.rounding);
  const profile = ruleAt(catalogue, id, "rounding-profile").rule.profiles[key] ?? [];
  return mustBeInForce(profile, period.from, `rounding profile ${rule.rule.rounding}`);
}

function adjustmentCharges(
  ids: readonly string[],
  adjusted: Adjusted,
  terms: UseTerms,
): Result<readonly Charge[], Missing> {
  const charges: Charge[] = [];
  for (const id of ids) {
    const made = adjust(id, adjusted, terms);
    if (!made.ok) return made;
    charges.push(...made.value);
  }
  return ok(charges);
}

function adjust(
  id: string,
  adjusted: Adjusted,
  terms: UseTerms,
): Result<readonly Charge[], Missing> {
  const rule = terms.catalogue.rules.get(id)?.rule;
  switch (rule?.kind) {
    case "fuel-adjustment":
      return adjustFuel(ruleAt(terms.catalogue, id, rule.kind), adjusted, terms);
    case "procurement-adjustment":
      return adjustProcurement(ruleAt(terms.catalogue, id, rule.kind), adjusted, terms);
    case "raw-material-adjustment":
      return adjustRawMaterial(ruleAt(terms.catalogue, id, rule.kind), adjusted, terms);
    case "unit-adjustment":
      return adjustUnit(ruleAt(terms.catalogue, id, rule.kind), adjusted, terms);
    default:
      throw new Error(`${id} is no adjustment of the price of use`);
  }
}

function roundingCharge({ rule }: PlanAt, amount: Derived, charges: readonly Charge[]): Charge {
  const tax = charges[0]?.tax ?? { kind: "none" };
  const shared = { rule: rule.id, item: "rounding", label: ROUNDING, group: "settled" } as const;
  return { ...shared, amount, tax, clauses: rule.rule.clause, marks: [] };
}

function asEstimated(charge: Charge): Charge {
  return { ...charge, marks: [...charge.marks, "estimated"] };
}
