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
    const whole = Math.floor((totalWh * gone) / sum + 0.5);
    out[slot] = whole - given;
    given = whole;
  }
}

/** Sum of whole Wh: exact below 2^53. */
export function sumWh(wh: Float64Array): number {
  let sum = 0;
  for (let slot = 0; slot < wh.length; slot += 1) sum += wh[slot] ?? 0;
  return sum;
}

/** To the next whole Wh, half up: physics, never money. */
export function wholeWh(wh: number): number {
  return Math.floor(wh + 0.5);
}
