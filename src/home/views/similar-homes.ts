/** The fewest other households that a comparison rests on (⚖ MM-25: none can be told from it). */
export const FEWEST_HOMES = 5;

/** Figures of others are told in steps of this, so that one household's use moves none of them. */
const STEP_WH = 5_000;

export interface Similar {
  /** Households compared with, in steps of five: 5 is five to nine. */
  readonly atLeast: number;
  readonly lowerWh: number;
  readonly middleWh: number;
  readonly upperWh: number;
  /** Where the own use stands among them. */
  readonly place: "lower-quarter" | "below-middle" | "above-middle" | "upper-quarter";
}

/**
 * A month's use beside that of similar homes: quarter, half and three quarters of them use no more.
 * Null where fewer than five others are known. Others of 200, 250, 300, 350 and 400 kWh: 250, 300
 * and 350; 280 is below the middle.
 */
export function amongSimilar(ownWh: number, others: readonly number[]): Similar | null {
  if (others.length < FEWEST_HOMES) return null;
  const sorted = others.toSorted((a, b) => a - b);
  const at = (quarters: number) =>
    inSteps(sorted[Math.floor(((sorted.length - 1) * quarters) / 4)] ?? 0);
  const [lowerWh, middleWh, upperWh] = [at(1), at(2), at(3)];
  const atLeast = Math.floor(others.length / 5) * 5;
  return { atLeast, lowerWh, middleWh, upperWh, place: placeOf(ownWh, lowerWh, middleWh, upperWh) };
}

function placeOf(own: number, lower: number, middle: number, upper: number): Similar["place"] {
  if (own <= lower) return "lower-quarter";
  if (own <= middle) return "below-middle";
  return own <= upper ? "above-middle" : "upper-quarter";
}

function inSteps(wh: number): number {
  return Math.floor((wh + STEP_WH / 2) / STEP_WH) * STEP_WH;
}
