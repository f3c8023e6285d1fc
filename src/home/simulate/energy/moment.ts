import { isNationalHoliday } from "../../../kernel/business-day.ts";
import { type Day, weekday } from "../../../kernel/day.ts";
import type { Boundary } from "../../slots/observation.ts";

export const SLOT_MS = 1_800_000;
export const SLOTS = 48;
const TOKYO_MS = 9 * 3_600_000;

/** The half-hour in which an instant (ms since 1970, UTC) lies: 2026-11-22T01:00Z is slot 20. */
export function boundaryAt(ms: number): Boundary {
  return Math.floor((ms + TOKYO_MS) / SLOT_MS);
}

/** The instant of a boundary, ms since 1970, UTC. */
export function startOf(boundary: Boundary): number {
  return boundary * SLOT_MS - TOKYO_MS;
}

export function dayOfBoundary(boundary: Boundary): Day {
  return Math.floor(boundary / SLOTS) as Day;
}

export function isDayOff(on: Day): boolean {
  const dayOfWeek = weekday(on);
  return dayOfWeek === 0 || dayOfWeek === 6 || isNationalHoliday(on);
}

/** Wall time in Tokyo: what devices stamp. */
export function wallTime(ms: number): {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
} {
  const seconds = Math.floor((ms + TOKYO_MS) / 1000);
  return {
    day: Math.floor(seconds / 86_400) as Day,
    hour: Math.floor(seconds / 3600) % 24,
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
}
