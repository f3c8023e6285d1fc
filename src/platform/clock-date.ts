/**
 * The `Date` that libraries ask for: midnight in Tokyo of a civil day (`2026-11-06`). Says nothing
 * of the present.
 */
export function dateOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+09:00`);
}
