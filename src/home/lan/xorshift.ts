/** A seeded source of numbers in [0, 1): the same seed gives the same row, on every machine. */
export type Chance = () => number;

/** Marsaglia's xorshift32. Good enough for jitter and faults, for nothing that is secret. */
export function xorshift(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
