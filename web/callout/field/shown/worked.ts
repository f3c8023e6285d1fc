import type { FieldVisit } from "../../../../src/app/api/callout-field.ts";

type Worked = FieldVisit["worked"];

const MINUTE_MS = 60_000;

/** Whole minutes of work as of an instant; a clock that runs counts up to it, 59 s are 0. */
export function workedMinutes({ minutes, runsSince }: Worked, at: string): number {
  if (runsSince === null) return minutes;
  const ms = Date.parse(at) - Date.parse(runsSince);
  return minutes + Math.max(0, Math.floor(ms / MINUTE_MS));
}

export function paused(worked: Worked, at: string): Worked {
  return { minutes: workedMinutes(worked, at), runsSince: null };
}
