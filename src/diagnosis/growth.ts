import { add, decimal, divide, type Exact, multiply, whole } from "../kernel/exact.ts";
import { settle, type Yen, yen } from "../kernel/yen.ts";

const ONE = whole(1);
const HUNDRED = whole(100);

/**
 * What growth in percent a year makes of the price of the first year, for each year, exact: 2 % is
 * 1, 1.02, 1.0404 ….
 */
export function growthOf(percent: string, years: number): readonly Exact[] {
  const rate = add(ONE, divide(decimal(percent), HUNDRED));
  const factors: Exact[] = [];
  for (let year = 0, factor = ONE; year < years; year += 1, factor = multiply(factor, rate))
    factors.push(factor);
  return factors;
}

/** An amount of the first year in a later one, rounded once: 100,000 × 1.0404 is 104,040. */
export function grown(amountYen: number, factor: Exact): Yen {
  return settle(multiply(whole(yen(amountYen)), factor), "half-up");
}
