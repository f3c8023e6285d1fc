/**
 * The phone's own clock, which may be wrong: facts carry it as it is, and the server sets it right.
 * Milliseconds since 1970, UTC.
 */
export function phoneNow(): number {
  return Date.now();
}

/** `2026-11-29T01:00:00.000Z`. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
