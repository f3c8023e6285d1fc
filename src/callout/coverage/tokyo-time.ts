import { addDays, type Day, day, formatDay } from "../../kernel/day.ts";

/**
 * Civil time in Tokyo, nine hours before UTC all the year round since 1951: plain arithmetic, so
 * that it runs anywhere.
 */
const OFFSET_MINUTES = 540;
const DAY_MINUTES = 1440;

/** A civil day in Tokyo and the minute of it: 14:00Z on the 29th is the 29th, 1380 (23:00). */
export interface TokyoMinute {
  readonly day: Day;
  readonly minute: number;
}

const UTC = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z$/;

/** Throws on anything but an instant in UTC: such text was parsed at the edge. */
export function tokyoMinute(instant: string): TokyoMinute {
  const [, date, hours, minutes] = UTC.exec(instant) ?? [];
  if (date === undefined) throw new Error(`"${instant}" is no instant in UTC`);
  const minute = Number(hours) * 60 + Number(minutes) + OFFSET_MINUTES;
  const next = minute >= DAY_MINUTES;
  return {
    day: next ? addDays(day(date), 1) : day(date),
    minute: next ? minute - DAY_MINUTES : minute,
  };
}

/** The civil day in Tokyo at an instant. */
export function tokyoDayOf(instant: string): Day {
  return tokyoMinute(instant).day;
}

/** Minutes from midnight: `23:00` is 1380. */
export function minuteOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5));
}

/** Hours of a day, half-open; they may run over midnight: 23:00 to 09:00. */
export interface Hours {
  readonly begins: string;
  readonly ends: string;
}

/** 22:59 is out, 23:00 in, 08:59 in, 09:00 out. */
export function isWithin({ begins, ends }: Hours, minute: number): boolean {
  const from = minuteOf(begins);
  const until = minuteOf(ends);
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/** The instant, UTC, at which hours that hold at a moment are over. */
export function endOf({ ends }: Hours, { day: on, minute }: TokyoMinute): string {
  const until = minuteOf(ends);
  return instantOf({ day: until > minute ? on : addDays(on, 1), minute: until });
}

/** The instant, UTC, of a minute in Tokyo. */
export function instantOf({ day: on, minute }: TokyoMinute): string {
  const before = minute < OFFSET_MINUTES;
  const utc = minute - OFFSET_MINUTES + (before ? DAY_MINUTES : 0);
  const date = formatDay(before ? addDays(on, -1) : on);
  return `${date}T${hourText(utc)}:00.000Z`;
}

/** A minute of the day as an hour: 1380 is `23:00`. */
export function hourText(minute: number): string {
  const rest = minute % 60;
  return `${twoDigits((minute - rest) / 60)}:${twoDigits(rest)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
