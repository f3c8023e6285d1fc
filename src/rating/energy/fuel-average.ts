import { type Derived, derived } from "../../kernel/derivation.ts";
import type { Rounding } from "../../kernel/rounding.ts";

/** Customs prices, each the mean of three months: yen per kl of crude, per t of LNG and of coal. */
export interface CustomsPrices {
  readonly crude: Derived;
  readonly lng: Derived;
  readonly coal: Derived;
}

export interface FuelWeights {
  readonly alpha: Derived;
  readonly beta: Derived;
  readonly gamma: Derived;
}

/**
 * Average fuel price (HH-13): crude 42,061, LNG 83,915 and coal 10,178 weighted 0.1490, 0.2575 and
 * 0.7179 are 35,181.98…, to 100 yen half-up 35,200.
 */
export function fuelAverage(
  { crude, lng, coal }: CustomsPrices,
  { alpha, beta, gamma }: FuelWeights,
  rounding: Rounding,
): Derived {
  const parts = [
    derived.product([crude, alpha]),
    derived.product([lng, beta]),
    derived.product([coal, gamma]),
  ];
  return derived.round(derived.sum(parts), rounding);
}
