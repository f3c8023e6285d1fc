import { type Derived, derived } from "../../kernel/derivation.ts";
import type { Rounding } from "../../kernel/rounding.ts";

export interface MaterialWeights {
  readonly lng: Derived;
  readonly lpg: Derived;
}

/**
 * Average price of gas's raw material (EN-03): LNG 96,530 × 0.9479 + LPG 97,080 × 0.0546 =
 * 96,801.355, to 10 yen half-up 96,800.
 */
export function rawMaterialAverage(
  prices: MaterialWeights,
  weights: MaterialWeights,
  rounding: Rounding,
): Derived {
  const parts = [
    derived.product([prices.lng, weights.lng]),
    derived.product([prices.lpg, weights.lpg]),
  ];
  return derived.round(derived.sum(parts), rounding);
}

export interface MaterialUnitTerms {
  readonly basePrice: Derived;
  readonly perHundred: Derived;
  readonly taxFactor: Derived;
  readonly differenceRounding: Rounding;
  readonly unitRounding: Rounding;
}

/**
 * Yen per m³ by which the average moves a unit price (EN-03). Average 96,800, base 57,250: 39,550,
 * cut to 39,500; ÷ 100 × 0.081 × 1.10 = 35.1945, cut to 35.19. Below the base price it is negative
 * and magnitudes are cut.
 */
export function rawMaterialUnit(average: Derived, terms: MaterialUnitTerms): Derived {
  const difference = derived.difference(average, terms.basePrice);
  const cut = derived.round(difference, terms.differenceRounding);
  const product = derived.product([cut, terms.perHundred, terms.taxFactor]);
  return derived.round(derived.quotient(product, derived.count(100, "yen")), terms.unitRounding);
}
