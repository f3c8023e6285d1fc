import { type Day, formatDay } from "../kernel/day.ts";
import type { Window } from "./judge-day.ts";

/** The instant at which a window of a day in Japan begins: 18:00 is 09:00 UTC. */
export function windowStart(day: Day, { from }: Window): string {
  return slotInstant(day, from);
}

/** The first instant after a window. */
export function windowEnd(day: Day, { until }: Window): string {
  return slotInstant(day, until);
}

/** Slot 48 is the next day's midnight; Japan knows no summer time. */
function slotInstant(day: Day, slot: number): string {
  const midnight = Temporal.PlainDate.from(formatDay(day)).toZonedDateTime("Asia/Tokyo");
  const at = midnight.add({ minutes: slot * 30 }).toInstant();
  return at.toString({ fractionalSecondDigits: 3 });
}

/** Where an event stands at an instant. */
export type EventPhase = "ahead" | "now" | "over";

export function phaseOf(
  { day, windows }: { readonly day: Day; readonly windows: readonly Window[] },
  now: string,
): EventPhase {
  const starts = windows.map((window) => windowStart(day, window)).toSorted();
  const ends = windows.map((window) => windowEnd(day, window)).toSorted();
  if (now < (starts[0] ?? now)) return "ahead";
  return now < (ends.at(-1) ?? now) ? "now" : "over";
}

/** The window that runs at an instant; null: none. */
export function windowAt(
  { day, windows }: { readonly day: Day; readonly windows: readonly Window[] },
  now: string,
): Window | null {
  return (
    windows.find((each) => windowStart(day, each) <= now && now < windowEnd(day, each)) ?? null
  );
}
