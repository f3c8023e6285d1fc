import { addDays, formatDay, parseDay } from "../../../src/kernel/day.ts";
import { readTypedDay } from "../../../src/kernel/typed/typed-day.ts";
import { halfWidth } from "../../../src/kernel/typed/width.ts";
import { dayText } from "../../format.ts";
import type { Language } from "../../words/language.ts";

const CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Tokyo",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});
const MINUTE_MS = 60_000;
const HOURS_AHEAD = 9;

interface WallClock {
  readonly day: string;
  readonly time: string;
}

/** Day and time of the wall clock in Tokyo: `{ day: "2026-11-29", time: "02:10" }`. */
export function tokyoOf(iso: string): WallClock {
  return tokyoAt(Date.parse(iso));
}

export function tokyoAt(ms: number): WallClock {
  const [day = "", time = ""] = CLOCK.format(ms).split(" ");
  return { day, time };
}

/** An instant of the wall clock in Tokyo, in UTC: 02:10 there is 17:10 of the day before. */
export function instantOf(day: string, time: string): string | null {
  const on = parseDay(day);
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  if (on === null || hours === undefined || minutes === undefined) return null;
  const hour = Number(hours) - HOURS_AHEAD;
  const utc = formatDay(hour < 0 ? addDays(on, -1) : on);
  return `${utc}T${String((hour + 24) % 24).padStart(2, "0")}:${minutes}:00.000Z`;
}

/** As people type it: `9:00` and `２:10` as well as `09:00`; any way of writing a day. */
export function typedInstant(day: string, time: string): string | null {
  const on = readTypedDay(day);
  const plain = halfWidth(time).trim();
  const padded = /^\d:/.test(plain) ? `0${plain}` : plain;
  return on.ok ? instantOf(formatDay(on.value), padded) : null;
}

/** 2:10; on another day than the one it is read on, with that day. */
export function momentText(iso: string, asOf: string, language: Language): string {
  const { day, time } = tokyoOf(iso);
  const short = time.replace(/^0/, "");
  return day === tokyoOf(asOf).day ? short : `${dayText(day, language)} ${short}`;
}

/** 2:10–2:40. */
export function spanText(
  span: { readonly from: string; readonly until: string },
  asOf: string,
  language: Language,
): string {
  return `${momentText(span.from, asOf, language)}–${momentText(span.until, span.from, language)}`;
}

/** Whole minutes from one instant to another; negative when it is past. */
export function minutesUntil(from: string, until: string): number {
  return Math.floor((Date.parse(until) - Date.parse(from)) / MINUTE_MS);
}

/** How much of a span is gone, from 0 to 1. */
export function goneShare(from: string, until: string, now: string): number {
  const whole = Date.parse(until) - Date.parse(from);
  if (whole <= 0) return 1;
  return Math.min(1, Math.max(0, (Date.parse(now) - Date.parse(from)) / whole));
}
