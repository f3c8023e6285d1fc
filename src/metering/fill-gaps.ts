import { isEstimated, QUALITY, type Series, SLOTS_A_DAY } from "./series.ts";

/** A period of half-hours after the gap rule: complete, and whether any of it is no measurement. */
export interface Filled {
  readonly wh: Int32Array;
  readonly estimated: boolean;
}

export interface GapTerms {
  readonly fillUpTo: number;
}

/**
 * Missing half-hours of a period (HH-11). Up to the number that the terms allow, each takes the
 * mean of the same slot on the period's other days, half-up to the Wh: 09:00 missing once and 410
 * and 421 Wh on the other two days is 416. More hold the bill: then the count of the missing is
 * returned.
 */
export function fillGaps(
  wh: Int32Array,
  quality: Uint8Array,
  { fillUpTo }: GapTerms,
): Filled | { readonly missing: number } {
  if (!quality.includes(QUALITY.missing)) {
    return { wh, estimated: quality.some(isEstimated) };
  }
  const missing = missingSlots({ quality });
  if (missing > fillUpTo) return { missing };
  const filled = wh.slice();
  for (let index = 0; index < quality.length; index += 1) {
    if (quality[index] !== QUALITY.missing) continue;
    const mean = meanOfSlot(wh, quality, index % SLOTS_A_DAY);
    if (mean === null) return { missing };
    filled[index] = mean;
  }
  return { wh: filled, estimated: true };
}

export function missingSlots({ quality }: Pick<Series, "quality">): number {
  return quality.reduce((count, slot) => count + (slot === QUALITY.missing ? 1 : 0), 0);
}

function meanOfSlot(wh: Int32Array, quality: Uint8Array, slot: number): number | null {
  let sum = 0;
  let count = 0;
  for (let index = slot; index < wh.length; index += SLOTS_A_DAY) {
    if (quality[index] === QUALITY.missing) continue;
    sum += wh[index] ?? 0;
    count += 1;
  }
  return count === 0 ? null : Math.floor((2 * sum + count) / (2 * count));
}
