import type { Exact } from "./exact.ts";
import { round, type RoundingMode } from "./rounding.ts";

/** Whole yen: what is charged, posted and paid. Always a safe integer. */
export type Yen = number & { readonly brand: "Yen" };

/** Throws unless `value` is a safe integer. */
export function yen(value: number): Yen {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not whole yen`);
  return value as Yen;
}

/** Drop digits once, in one named step, and have whole yen. 253.33 down is 253. */
export function settle(exact: Exact, mode: RoundingMode): Yen {
  const { n, d } = round(exact, { digit: "yen", mode });
  return yen(Number(n / d));
}

/** Throws when the amount is not already whole yen: digits are only ever dropped by `settle`. */
export function asYen(exact: Exact): Yen {
  if (exact.n % exact.d !== 0n) throw new Error(`${exact.n}/${exact.d} is not whole yen`);
  return yen(Number(exact.n / exact.d));
}

export function sumYen(amounts: readonly Yen[]): Yen {
  return yen(amounts.reduce((total, amount) => total + amount, 0));
}

/**
 * Split `total` by `weights` so that the parts sum to it exactly: each part is floored, and the yen
 * that are left go one each to the parts in their order. 15 by 80/8/12 is 13/1/1. Throws when there
 * is no positive weight.
 */
export function allocate(total: Yen, weights: readonly number[]): Yen[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum <= 0n || weights.some((weight) => weight < 0))
    throw new Error("weights must be positive");
  const sign = total < 0 ? -1n : 1n;
  const magnitude = BigInt(total) * sign;
  const shares = weights.map((weight) => (magnitude * BigInt(weight)) / sum);
  let left = magnitude - shares.reduce((all, share) => all + share, 0n);
  return shares.map((share, index) => {
    const topped = left > 0n && weights[index] !== 0;
    if (topped) left -= 1n;
    return yen(Number((share + (topped ? 1n : 0n)) * sign));
  });
}
