import type { Boundary, Counting, CountingOf, Observation } from "./observation.ts";

/** What is held to be the register at a boundary, of all that was observed there. */
export interface Reading {
  readonly boundary: Boundary;
  readonly count: number;
  readonly body: string;
  /** Seen when the boundary passed, not only read later from the device's history. */
  readonly live: boolean;
}

/** Two observations of one boundary and one body that cannot both be right. */
export interface Disagreement {
  readonly boundary: Boundary;
  readonly kept: number;
  readonly other: number;
}

/** A poll may come this much after its boundary, and count what was used since. */
export const POLLED_WITHIN_S = 60;

const TRUST = { stamped: 0, history: 1, polled: 2 } as const;

/**
 * One reading a boundary, whatever order and however often observations came: stamped by the device
 * before its history before a poll of ours; of equals the lowest, which was read first. Counts that
 * the register cannot show (FFFFFFFE) are none.
 */
export function readingsOf(
  observations: readonly Observation[],
  countingOf: CountingOf,
): { readonly readings: readonly Reading[]; readonly disagreements: readonly Disagreement[] } {
  const sorted = observations
    .filter((each) => canBeShown(each, countingOf(each.body)))
    .toSorted(byBoundaryAndTrust);
  const readings: Reading[] = [];
  const disagreements: Disagreement[] = [];
  for (let at = 0; at < sorted.length;) {
    const end = endOfBoundary(sorted, at);
    const kept = sorted[at];
    if (!kept) break;
    const { boundary, count, body } = kept;
    const others = sorted.slice(at, end).filter((each) => each.body === body);
    const same = others.filter((each) => each.count === count);
    readings.push({ boundary, count, body, live: same.some((each) => each.source !== "history") });
    for (const other of differing(others, kept, countingOf(body)))
      disagreements.push({ boundary, kept: count, other });
    at = end;
  }
  return { readings, disagreements };
}

function canBeShown({ count }: Observation, { modulus }: Counting): boolean {
  return Number.isSafeInteger(count) && count >= 0 && count < modulus;
}

function endOfBoundary(sorted: readonly Observation[], from: number): number {
  let end = from + 1;
  while (sorted[end]?.boundary === sorted[from]?.boundary) end += 1;
  return end;
}

/** A poll that has counted on for some seconds agrees; everything else must be equal. */
function differing(
  others: readonly Observation[],
  kept: Observation,
  counting: Counting,
): readonly number[] {
  const counts = others
    .filter(({ count, source }) => {
      const ahead = count - kept.count;
      const late = ahead < 0 ? ahead + counting.modulus : ahead;
      return ahead !== 0 && !(source === "polled" && late <= countedWhilePolling(counting));
    })
    .map(({ count }) => count);
  return [...new Set(counts)];
}

function countedWhilePolling({ whPerCount, mostW }: Counting): number {
  if (!whPerCount) return 0;
  const { num, den } = whPerCount;
  return Math.ceil((mostW * POLLED_WITHIN_S * den) / (3600 * num)) + 1;
}

function byBoundaryAndTrust(a: Observation, b: Observation): number {
  return (
    a.boundary - b.boundary ||
    TRUST[a.source] - TRUST[b.source] ||
    a.count - b.count ||
    (a.body < b.body ? -1 : a.body > b.body ? 1 : 0)
  );
}
