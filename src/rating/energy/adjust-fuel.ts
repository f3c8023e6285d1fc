import { addToMonth, formatMonth, monthOf } from "../../kernel/day.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { type InForce, inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { marketDerived } from "../market.ts";
import { entryId, type Mark, marksOf } from "../priced.ts";
import type { Charge, Missing } from "./charge.ts";
import type { Adjusted, UseTerms } from "./context.ts";
import { fuelUnit } from "./fuel-unit.ts";
import { step } from "./round-group.ts";
import { unitAmount } from "./unit-amount.ts";

type FuelRule = RuleOf<"fuel-adjustment">;
type AreaEntry = InForce<NonNullable<FuelRule["areas"]["tokyo"]>[number]>;

/** The units of a period: per kWh, and for the first block where an area has one. */
export interface FuelUnits {
  readonly unit: Derived;
  readonly block: { readonly upTo: string; readonly amount: Derived } | null;
  readonly marks: readonly Mark[];
}

/**
 * Fuel adjustment of a period (HH-12, HH-13): a period that begins in 2024-09 takes the average of
 * May to July. Tokyo at 60,000: 374 kWh × 3.67 = 1,372.58.
 */
export function adjustFuel(
  located: Located<FuelRule>,
  adjusted: Adjusted,
  terms: UseTerms,
): Result<readonly Charge[], Missing> {
  const { id, rule } = located;
  const { use, total, tax, rounding } = adjusted;
  const lastMonth = addToMonth(monthOf(use.period.from), rule.averageEnds.monthsAfterStart);
  const average = terms.market.fuelAverage(terms.area, lastMonth);
  const until = `three months to ${formatMonth(lastMonth)}`;
  if (average === null) {
    return no({ rule: id, code: "rating.fuel-price-missing", missing: `${terms.area}, ${until}` });
  }
  const leaf = marketDerived(average, "JPY/kl", until);
  const units = fuelUnits(located, leaf, { terms, adjusted });
  if (units === null)
    return no({ rule: id, code: "rating.price-not-in-force", missing: terms.area });
  const amount = step(unitAmount(total, units.unit, units.block), rounding.fuel);
  const marks = [...units.marks, ...average.marks];
  const { label, clause: clauses } = rule;
  return ok([{ rule: id, item: "fuel", label, group: "fuel", amount, tax, clauses, marks }]);
}

/** Unit prices for an average; null when the area has none in force. */
export function fuelUnits(
  { id, rule }: Located<FuelRule>,
  average: Derived,
  {
    terms,
    adjusted,
  }: {
    readonly terms: Pick<UseTerms, "area">;
    readonly adjusted: Pick<Adjusted, "use" | "hasMinimumCharge">;
  },
): FuelUnits | null {
  const { from } = adjusted.use.period;
  const entry = inForceOn(rule.areas[terms.area] ?? [], from);
  const factor = inForceOn(rule.factor, from);
  if (!entry.ok || !factor.ok) return null;
  const at = entryId(id, terms.area, entry.value);
  const { cap } = entry.value;
  const factorAt = entryId(id, "factor", factor.value);
  const unitOf = (text: string, unit: string): Derived =>
    fuelUnit(average, {
      basePrice: derived.value(entry.value.basePrice, "JPY/kl", at),
      baseUnit: derived.value(text, unit, at),
      factor: derived.value(factor.value.factor, "factor", factorAt),
      cap: cap === undefined ? null : derived.value(cap, "times the base price", at),
      rounding: rule.unitRounding,
    });
  return {
    unit: unitOf(entry.value.baseUnit, "JPY/kWh"),
    block: adjusted.hasMinimumCharge && rule.block !== "none" ? blockOf(entry.value, unitOf) : null,
    marks: marksOf(entry.value, factor.value),
  };
}

function blockOf(
  { block }: AreaEntry,
  unitOf: (text: string, unit: string) => Derived,
): FuelUnits["block"] {
  if (block === undefined) return null;
  return { upTo: block.kwh, amount: unitOf(block.baseUnit, "JPY/contract") };
}
