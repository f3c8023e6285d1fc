import { addDays, civil, type Day, day } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { readTypedDay } from "../../../kernel/typed/typed-day.ts";
import { halfWidth } from "../../../kernel/typed/width.ts";
import { civilDay, type Fault } from "../stamp.ts";
import type { UseStatement } from "./statement.ts";

/** What helps to read days that do not say all of themselves. */
export interface DayContext {
  readonly dateOrder: UseStatement["dateOrder"];
  /** Days that the head of the file says it is about, for days without a year. */
  readonly spans: { readonly from: Day; readonly to: Day } | null;
}

/** A day and a half-hour: 0 is 00:00, 48 is 24:00. `range`: the text named both ends. */
export interface Moment {
  readonly day: Day;
  readonly slot: number;
  readonly range: boolean;
}

/** Characters of a day and time however they are written; no pattern is tried on more. */
const LONGEST = 64;
const SERIAL_ORIGIN = day("1899-12-30");
const WEEKDAY = /\((?:[日月火水木金土祝・]+|[A-Za-z]{3})\)/;
const SERIAL = /^(\d{5})(?:\.(\d+))?$/;
const YEARLESS = /^(\d{1,2})[/月](\d{1,2})日?$/;
const YEAR_LAST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const CLOCK =
  /^(午前|午後|am|pm)?\s*(\d{1,2})[:時](?:(\d{1,2})分?)?(?::(\d{1,2})(?:\.0+)?)?\s*(am|pm)?$/i;
/** Only 日 needs nothing after it: `2024/4/15` is a day, not 2024/4/1 at 5 o'clock. */
const DAY_THEN_TIME = /^(.*?日|[^\sT]+(?=[\sT]))[\sT]*(.+)$/;
const ACCEPTED = "2024-04-01, 2024/4/1, 2024年4月1日 or 令和6年4月1日";

/**
 * The day a text names, as people and spreadsheets write it: `2024/4/1`, `20240401`, `令和6年4月1日`,
 * `R6.4.1(月)`, `45383` (a spreadsheet's count). `4/1/2024` needs the order to be said.
 */
export function dayIn(written: string, context: DayContext): Result<Day, Fault> {
  if (written.length > LONGEST) return no(unreadable());
  const text = halfWidth(written).replace(WEEKDAY, "").trim();
  const typed = readTypedDay(text);
  if (typed.ok) return known(civil(typed.value));
  const serial = SERIAL.exec(text);
  if (serial) return known(civil(addDays(SERIAL_ORIGIN, Number(serial[1]))));
  const last = YEAR_LAST.exec(text);
  if (last) return yearLast(last, context);
  const yearless = YEARLESS.exec(text);
  if (yearless) return withoutYear(Number(yearless[1]), Number(yearless[2]), context);
  const mangled = /^[A-Za-z]{3}-\d{2,4}$|^\d{1,2}-[A-Za-z]{3}|^#+$|^\d{1,2}\/\d{1,2}\/\d{2}$/;
  return mangled.test(text) ? no(rewritten()) : no(unreadable());
}

function yearLast([, a, b, year]: RegExpExecArray, { dateOrder }: DayContext): Result<Day, Fault> {
  if (dateOrder === undefined)
    return no({
      code: "metering.date-mangled",
      accepted: `${ACCEPTED}; or dateOrder: month-first or day-first, if the order is certain`,
    });
  const [month, date] = dateOrder === "month-first" ? [a, b] : [b, a];
  return known({ year: Number(year), month: Number(month), date: Number(date) });
}

/** `08/17` in a file that says which days it spans. */
function withoutYear(month: number, date: number, { spans }: DayContext): Result<Day, Fault> {
  if (spans === null) return no(rewritten());
  for (const year of new Set([civil(spans.from).year, civil(spans.to).year])) {
    const found = civilDay(year, month, date);
    if (found !== null && found >= spans.from && found <= spans.to) return ok(found);
  }
  return no({ code: "metering.date-unreadable", accepted: "a day within those the file is about" });
}

function known({ year, month, date }: ReturnType<typeof civil>): Result<Day, Fault> {
  const found = civilDay(year, month, date);
  return found === null ? no(unreadable()) : ok(found);
}

/** The half-hour of a time: `0:30`, `00:30:00`, `午後1:30`, `1:30 PM`, `13時`, `24:00`, `0030`. */
export function slotIn(written: string): Result<{ slot: number; range: boolean }, Fault> {
  if (written.length > LONGEST) return no(unreadable());
  const text = halfWidth(written).trim();
  const [start = "", end] = text.split(/\s*[-~〜～]\s*/);
  const compact = /^(\d{2})(\d{2})(?:00)?$/.exec(start);
  const hour = /^\d{1,2}$/.exec(start);
  const range = end !== undefined && end !== "";
  if (compact) return onGrid(Number(compact[1]), Number(compact[2]), 0, range);
  if (hour) return onGrid(Number(start), 0, 0, range);
  const match = CLOCK.exec(start);
  if (!match) return no({ code: "metering.date-unreadable", accepted: "a time such as 00:30" });
  const [, before, hours, minutes = "0", seconds = "0", after] = match;
  const half = (before ?? after ?? "").toLowerCase();
  const twelve = half === "" ? Number(hours) : Number(hours) % 12;
  const later = half === "pm" || half === "午後" ? 12 : 0;
  return onGrid(twelve + later, Number(minutes), Number(seconds), range);
}

function onGrid(
  hour: number,
  minute: number,
  second: number,
  range: boolean,
): Result<{ slot: number; range: boolean }, Fault> {
  const slot = hour * 2 + minute / 30;
  if (hour > 24 || minute > 59 || slot > 48)
    return no({ code: "metering.date-unreadable", accepted: "a time from 00:00 to 24:00" });
  if (!Number.isInteger(slot) || second !== 0)
    return no({
      code: "metering.not-half-hour",
      accepted: "times on the half-hour: 00:00, 00:30 …",
    });
  return ok({ slot, range });
}

/** Date and time in one text. Offsets may only be Japan's own. */
export function momentIn(written: string, context: DayContext): Result<Moment, Fault> {
  if (written.length > LONGEST) return no(unreadable());
  const text = halfWidth(written)
    .replace(WEEKDAY, " ")
    .trim()
    .replace(/(?:\+09:?00|\[Asia\/Tokyo\])+$/, "");
  const serial = SERIAL.exec(text);
  if (serial) return serialMoment(text, context);
  const packed = /^(\d{8})(\d{2})(\d{2})(?:00)?$/.exec(text);
  const parts = packed
    ? [packed[1] ?? "", `${packed[2]}:${packed[3]}`]
    : (DAY_THEN_TIME.exec(text)?.slice(1) ?? []);
  const [dateText = "", timeText = ""] = parts;
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(timeText) && !/\d{2}[-~]\d{1,2}:\d{2}$/.test(timeText))
    return no({
      code: "metering.date-unreadable",
      accepted: "local time: no offset, or +09:00",
    });
  const found = dayIn(dateText, context);
  if (!found.ok) return found;
  const time = slotIn(timeText);
  return time.ok ? ok({ day: found.value, ...time.value }) : time;
}

/** 45383.0208333 is 2024-04-01 00:30. */
function serialMoment(text: string, context: DayContext): Result<Moment, Fault> {
  const found = dayIn(text, context);
  if (!found.ok) return found;
  const slots = (Number(text) % 1) * 48;
  const slot = Math.floor(slots + 0.5);
  if (Math.abs(slots - slot) > 0.02)
    return no({ code: "metering.not-half-hour", accepted: "times on the half-hour" });
  return ok({ day: found.value, slot, range: false });
}

/**
 * `2024-04-01 00:30[:00]` in digits without looking further, as date × 100 + slot: 2024040101; −1
 * where it is written otherwise. Most rows of most files are of this form.
 */
export function plainMoment(text: string): number {
  const { length } = text;
  if (length !== 16 && !(length === 19 && text.endsWith(":00"))) return -1;
  const separator = text.charCodeAt(4);
  const between = text.charCodeAt(10);
  if ((separator !== 45 && separator !== 47) || text.charCodeAt(7) !== separator) return -1;
  if ((between !== 32 && between !== 84) || text.charCodeAt(13) !== 58) return -1;
  const year = digitPair(text, 0) * 100 + digitPair(text, 2);
  const [month, date] = [digitPair(text, 5), digitPair(text, 8)];
  const [hour, minute] = [digitPair(text, 11), digitPair(text, 14)];
  if (year < 0 || month < 0 || date < 0 || hour < 0 || hour > 23) return -1;
  if (minute !== 0 && minute !== 30) return -1;
  return (year * 10_000 + month * 100 + date) * 100 + hour * 2 + minute / 30;
}

/** Far below zero when one is none, so that sums with it stay negative. */
function digitPair(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -100_000 : tens * 10 + ones;
}

/** The days that a head line speaks of: `データ抽出対象期間：2026年7月15日 ～ 2026年8月17日`. */
export function spansIn(head: string): DayContext["spans"] {
  const match =
    /期間[：:]?\s*(\d{4})年(\d{1,2})月(\d{1,2})日\s*[~〜～-]\s*(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(
      head,
    );
  if (!match) return null;
  const [from, to] = [match.slice(1, 4), match.slice(4, 7)].map((parts) => {
    const [year = 0, month = 0, date = 0] = parts.map(Number);
    return civilDay(year, month, date);
  });
  return from && to && from <= to ? { from, to } : null;
}

function rewritten(): Fault {
  return {
    code: "metering.date-mangled",
    accepted: `${ACCEPTED}; a spreadsheet has rewritten this one: take the original file`,
  };
}

function unreadable(): Fault {
  return { code: "metering.date-unreadable", accepted: `${ACCEPTED}, from 1990 to 2099` };
}
