import { nearestTenth } from "./nearest.ts";

/**
 * Years until gains have brought back the price, with one decimal: inside a year gains come evenly.
 * 1,000,000 by 300,000 a year is 3.3. Null when the years given do not bring it back.
 */
export function paybackYears(priceYen: number, gains: ArrayLike<number>): number | null {
  let left = priceYen;
  if (left <= 0) return 0;
  for (let year = 0; year < gains.length; year += 1) {
    const gain = gains[year] ?? 0;
    if (gain >= left) return nearestTenth(year + left / gain);
    left -= gain;
  }
  return null;
}

const LOWEST = -0.99;
const HIGHEST = 10;
const HALVINGS = 60;

/**
 * The interest at which gains, each at the end of its year, are worth the price: in percent with
 * one decimal, found by 60 halvings between −99 % and 1,000 %. 1,000,000 against 10 × 129,505 is
 * 5.0. Null without a price, or when the gains together are below it.
 */
export function irrPercent(priceYen: number, gains: readonly number[]): number | null {
  const together = gains.reduce((sum, gain) => sum + gain, 0);
  if (priceYen <= 0 || together < priceYen) return null;
  let [low, high] = [LOWEST, HIGHEST];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (worth(gains, middle) > priceYen) low = middle;
    else high = middle;
  }
  return nearestTenth(low * 100);
}

function worth(gains: readonly number[], rate: number): number {
  return gains.reduceRight((later, gain) => (later + gain) / (1 + rate), 0);
}
