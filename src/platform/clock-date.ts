/**
 * The `Date` that libraries ask for: midnight in Tokyo of a civil day (`2026-11-06`). Says nothing
 * of the present.
 */
export function dateOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+09:00`);
}

/** So many seconds from now by the machine: when a queue is to do something. */
export function dateAfter(seconds: number): Date {
  return new Date(Temporal.Now.instant().epochMilliseconds + seconds * 1000);
}

/** An instant as mail headers write it: `Sun, 22 Nov 2026 01:00:00 +0000`. */
export function mailDate(instant: string): string {
  return new Date(instant).toUTCString().replace("GMT", "+0000");
}
