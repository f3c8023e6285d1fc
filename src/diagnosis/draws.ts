import type { Quantiles } from "./model.ts";

/** Things that are not known, each a standard normal number, independent of the others. */
export const FACTOR = { level: 0, shape: 1, radiation: 2, ageing: 3, gas: 4 } as const;
export const DRAWS = 256;

/** 1 ÷ the generalised golden ratio of 5 dimensions (Roberts 2018, the R sequence). */
const STEP = 1 / 1.1347241384015194;
/** Where the sequence begins: of a hundred tried, its factors are least alike (0.06 at most). */
const OFFSET = 0.71;

/**
 * 256 points of five independent normal numbers, the same every time: half of them by a sequence
 * that fills the cube evenly, laid over the normal distribution, the others mirrored, so that the
 * middle stays the middle. Draw `k` of factor `f` stands at `f × 256 + k`.
 */
export const NORMAL_DRAWS: Float64Array = makeDraws();

function makeDraws(): Float64Array {
  const factors = Object.values(FACTOR);
  const draws = new Float64Array(factors.length * DRAWS);
  for (const factor of factors) {
    const step = STEP ** (factor + 1);
    for (let draw = 0; draw < DRAWS; draw += 2) {
      const at = normalAt((OFFSET + step * (draw / 2 + 1)) % 1);
      draws[factor * DRAWS + draw] = at;
      draws[factor * DRAWS + draw + 1] = -at;
    }
  }
  return draws;
}

/**
 * The standard normal number below which a share lies (Acklam's rational approximation, error below
 * 1.2e-9 of the value): 0.9 is at 1.2816.
 */
export function normalAt(share: number): number {
  if (share > 0.5) return -normalAt(1 - share);
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(share));
    return (
      polynomial(
        [
          -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
          4.374664141464968, 2.938163982698783,
        ],
        q,
      ) /
      polynomial(
        [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
        q,
      )
    );
  }
  const q = share - 0.5;
  const r = q * q;
  return (
    (polynomial(
      [
        -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269,
        -30.66479806614716, 2.506628277459239,
      ],
      r,
    ) *
      q) /
    polynomial(
      [
        -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
        -13.28068155288572, 1,
      ],
      r,
    )
  );
}

/** Highest power first. */
function polynomial(coefficients: readonly number[], at: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * at + coefficient;
  return value;
}

/** What one in ten, one in two and nine in ten of the values lie below. */
export function quantilesOf(values: Float64Array): Quantiles {
  const sorted = values.toSorted();
  return { p10: quantile(sorted, 0.1), p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/** Of sorted values, between neighbours in a straight line. */
export function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] ?? 0;
  const high = sorted[below + 1] ?? low;
  return high === low ? low : low + (high - low) * (at - below);
}
