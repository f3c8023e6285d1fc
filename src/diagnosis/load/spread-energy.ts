import { nearest } from "../nearest.ts";

/**
 * Shares a whole number of Wh by weights: what is rounded is the running total, half up, and each
 * slot gets the difference, so that the sum is exact. 10 Wh over weights 1, 1, 1 is 3, 4, 3.
 * Where all weights are zero the slots share alike.
 */
export function spreadEnergy(totalWh: number, weights: Float64Array, out: Float64Array): void {
  let sum = 0;
  for (let slot = 0; slot < weights.length; slot += 1) sum += weights[slot] ?? 0;
  const even = sum <= 0;
  if (even) sum = weights.length;
  let gone = 0;
  let given = 0;
  for (let slot = 0; slot < weights.length; slot += 1) {
    gone += even ? 1 : (weights[slot] ?? 0);
    // The same additions in the same order: at the last slot `gone` is `sum`, bit for bit.
    const whole = nearest((totalWh * gone) / sum);
    out[slot] = whole - given;
    given = whole;
  }
}
