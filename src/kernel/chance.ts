/**
 * Chance that is always the same: a hash of what is asked about. Keyed, not stepped, so that the
 * value of one household's slot does not depend on how many others were made before it.
 */
export function chance(...keys: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const key of keys) {
    hash = Math.imul(hash ^ (key | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** A whole number from `low` to `high`, both included. */
export function chanceBetween(low: number, high: number, ...keys: readonly number[]): number {
  return low + (chance(...keys) % (high - low + 1));
}

export function chanceOf<T>(choices: readonly T[], ...keys: readonly number[]): T {
  const chosen = choices[chance(...keys) % choices.length];
  if (chosen === undefined) throw new Error("a choice among nothing");
  return chosen;
}
