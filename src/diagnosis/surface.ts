import { DRAWS, NORMAL_DRAWS } from "./draws.ts";

/** How far from the middle a cost is looked at: what nine of ten lie below. */
export const NODE = 1.2815515655446004;

/** A cost when one factor lies at −NODE and at +NODE, the others in the middle. */
export interface Slope {
  readonly factor: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A cost under each of the draws: through its middle and, for each factor, the parabola through
 * both nodes; factors add up. 100 in the middle, 90 and 110 at the nodes of one factor is
 * 100 + 7.8 z. Exact for a cost that is linear in use, close where tiers bend it.
 */
export function drawsOf(
  middle: number,
  slopes: readonly Slope[],
  out = new Float64Array(DRAWS),
): Float64Array {
  out.fill(middle);
  for (const { factor, low, high } of slopes) {
    const linear = (high - low) / (2 * NODE);
    const bend = (high + low - 2 * middle) / (2 * NODE * NODE);
    if (linear === 0 && bend === 0) continue;
    const first = factor * DRAWS;
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const z = NORMAL_DRAWS[first + draw] ?? 0;
      out[draw] = (out[draw] ?? 0) + z * (linear + bend * z);
    }
  }
  return out;
}
