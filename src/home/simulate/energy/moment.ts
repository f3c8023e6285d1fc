import { isNationalHoliday } from "../../../kernel/business-day.ts";
import { type Day, weekday } from "../../../kernel/day.ts";

export const SLOTS = 48;
const TOKYO_MS = 9 * 3_600_000;

/** A day on which most people stay at home: weekend or national holiday. */
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
