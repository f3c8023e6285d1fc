import { type Derived, derived } from "../../kernel/derivation.ts";
import type { Rounding } from "../../kernel/rounding.ts";

export interface FuelUnitTerms {
  /** Base fuel price, yen per kl. */
  readonly basePrice: Derived;
  /** Yen per kWh, or per contract for a first block. */
  readonly baseUnit: Derived;
  /** The operator's multiplier; null where the terms have none. */
  readonly factor: Derived | null;
  /** The average counts at most this many times the base price; null where nothing caps it. */
  readonly cap: Derived | null;
  readonly rounding: Rounding;
}

/**
 * Fuel adjustment unit (HH-12): (average − base price) × base unit ÷ 1,000 × factor. Tokyo, average
 * 60,000, factor 1: 15,800 × 0.232 ÷ 1,000 = 3.6656 → 3.67; below the base price it is negative and
 * its magnitude is rounded.
 */
export function fuelUnit(average: Derived, terms: FuelUnitTerms): Derived {
  const { basePrice, baseUnit, factor, cap, rounding } = terms;
  const counted =
    cap === null ? average : derived.least([average, derived.product([basePrice, cap])]);
  const above = derived.difference(counted, basePrice);
  const factors = factor === null ? [above, baseUnit] : [above, baseUnit, factor];
  const exact = derived.quotient(derived.product(factors), derived.count(1000, "yen"));
  return derived.round(exact, rounding);
}
