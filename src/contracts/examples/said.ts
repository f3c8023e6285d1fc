import { type Day, formatDay, formatMonth, type Month } from "../../kernel/day.ts";

/** A day as examples write it; null stays null. */
export function dayOrNull(on: Day | null): string | null {
  return on === null ? null : formatDay(on);
}

export function monthOrNull(of: Month | null): string | null {
  return of === null ? null : formatMonth(of);
}

/** A refusal as examples expect it: its code, and its facts with days as text. */
export function refused(
  refusal: { readonly code: string },
  days: Readonly<Record<string, Day | null>> = {},
): Record<string, unknown> {
  const facts = Object.entries(days).map(([key, on]) => [key, dayOrNull(on)]);
  return { valid: false, accepted: false, refused: refusal.code, ...Object.fromEntries(facts) };
}
