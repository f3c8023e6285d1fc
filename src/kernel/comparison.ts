import { type Derived, derived } from "./derivation.ts";
import { compare } from "./exact.ts";

/** A comparison that was made: the sign is that of `a − b`. */
export interface Comparison {
  readonly a: Derived;
  readonly b: Derived;
  readonly sign: number;
}

const NOTHING = derived.count(0, "nothing");

let heard: Comparison[] | null = null;

/**
 * Negative, zero or positive, as `a` is below, equal to or above `b`. Where a calculation goes one
 * way or the other by a derived value, it asks here, so that whoever keeps its derivation for other
 * values can know for which ones it holds.
 */
export function compareDerived(a: Derived, b: Derived): number {
  const sign = compare(a.value, b.value);
  heard?.push({ a, b, sign });
  return sign;
}

export function isNothing(a: Derived): boolean {
  return compareDerived(a, NOTHING) === 0;
}

/** What a call answers, and the comparisons by which it came to that. */
export function withComparisons<T>(call: () => T): {
  readonly answer: T;
  readonly comparisons: readonly Comparison[];
} {
  const before = heard;
  const comparisons: Comparison[] = [];
  heard = comparisons;
  try {
    return { answer: call(), comparisons };
  } finally {
    heard = before;
  }
}
