import { addDays, day, formatDay } from "../../kernel/day.ts";

const EPOCH = day("1970-01-01");
const TOKYO_OFFSET_SECONDS = 9 * 3600;
const DAY_SECONDS = 86_400;

/** Whole seconds of the era; what is less than a second is dropped. Ranking asks thousands. */
export function secondsOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}

/**
 * The instant that is so many seconds of the era: `2026-11-29T02:00:00.000Z`. Written by hand:
 * ranking writes hundreds, and `Temporal` takes ten times as long.
 */
export function instantOf(seconds: number): string {
  const on = Math.floor(seconds / DAY_SECONDS);
  const ofDay = seconds - on * DAY_SECONDS;
  const [hour, minute] = [Math.floor(ofDay / 3600), Math.floor((ofDay % 3600) / 60)];
  const time = [hour, minute, ofDay % 60].map(twoDigits).join(":");
  return `${formatDay(addDays(EPOCH, on))}T${time}.000Z`;
}

/** Hour of the day in Tokyo, which knows no summer time: 17:30 UTC is 2. */
export function tokyoHour(seconds: number): number {
  const ofDay = (((seconds + TOKYO_OFFSET_SECONDS) % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
  return Math.floor(ofDay / 3600);
}

/** What a watch in Tokyo shows: 17:30 UTC is `02:30`. */
export function tokyoTime(seconds: number): string {
  const minute = Math.floor((((seconds % 3600) + 3600) % 3600) / 60);
  return `${twoDigits(tokyoHour(seconds))}:${twoDigits(minute)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
