import { type Day, dayOf, lastDay, type Month } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { ProblemCode } from "../problem.ts";
import { SLOTS_A_DAY } from "../series.ts";

export interface Fault {
  readonly code: ProblemCode;
  readonly accepted: string;
}

/** A moment on the half-hour. Slot 48 is 24:00, which only ever ends a slot. */
export interface Stamp {
  readonly day: Day;
  readonly slot: number;
}

export interface StampStyle {
  /** `2024/4/1 0:30` is taken too: a spreadsheet drops the zeros, and the day is still certain. */
  readonly unpadded: boolean;
}

const DATE_ACCEPTED = "a date YYYY-MM-DD or YYYY/MM/DD";
const PADDED = /^(\d{4})(?:-(\d{2})-|\/(\d{2})\/|(\d{2}))(\d{2})$/;
const UNPADDED = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
/**
 * Serial numbers, `Apr-24`, `1-Apr`, `4/1/2024`, `04/01/24`: what a spreadsheet makes of a date.
 */
const MANGLED = new RegExp(
  [
    String.raw`^\d{5}(\.\d+)?$`,
    String.raw`^[A-Za-z]{3}-\d{2,4}$`,
    String.raw`^\d{1,2}-[A-Za-z]{3}(-\d{2,4})?$`,
    String.raw`^\d{1,2}\/\d{1,2}(\/\d{2,4})?$`,
  ].join("|"),
);
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?$/;
const JAPAN = /(?:\+09:?00|\[Asia\/Tokyo\])+$/;

/** The day a text names. Refusals say what a spreadsheet has done to it, when one has. */
export function parseDate(text: string, { unpadded }: StampStyle): Result<Day, Fault> {
  const padded = PADDED.exec(text);
  if (padded) return realDay(padded[1], padded[2] ?? padded[3] ?? padded[4], padded[5]);
  const loose = UNPADDED.exec(text);
  if (loose && unpadded) return realDay(loose[1], loose[3], loose[4]);
  if (loose)
    return no({
      code: "metering.date-mangled",
      accepted:
        `${DATE_ACCEPTED}; zeros are missing, so a spreadsheet has saved this file: ` +
        "take the original, or state unpadded dates",
    });
  if (MANGLED.test(text))
    return no({
      code: "metering.date-mangled",
      accepted: `${DATE_ACCEPTED}; a spreadsheet has rewritten this one: take the original file`,
    });
  return no({ code: "metering.date-unreadable", accepted: DATE_ACCEPTED });
}

/** The half-hour a text names: `00:30`, `00:30:00`, `24:00`. */
export function parseTime(text: string, { unpadded }: StampStyle): Result<number, Fault> {
  const match = TIME.exec(text);
  if (!match) return no({ code: "metering.date-unreadable", accepted: "a time HH:MM" });
  const [, hours = "", minutes = "", seconds = "00"] = match;
  if (hours.length < 2 && !unpadded)
    return no({
      code: "metering.date-mangled",
      accepted:
        "a time HH:MM; the zero is missing: take the original file, or state unpadded dates",
    });
  const hour = parseInt(hours, 10);
  if ((minutes !== "00" && minutes !== "30") || seconds !== "00")
    return no({
      code: "metering.not-half-hour",
      accepted: "times on the half-hour: 00:00, 00:30 …",
    });
  const slot = hour * 2 + (minutes === "30" ? 1 : 0);
  if (slot > SLOTS_A_DAY)
    return no({ code: "metering.date-unreadable", accepted: "a time from 00:00 to 24:00" });
  return ok(slot);
}

/** Date and time in one text, with a blank or `T` between; an offset may only be Japan's own. */
export function parseStamp(text: string, style: StampStyle): Result<Stamp, Fault> {
  const local = text.replace(JAPAN, "");
  const [dateText = "", timeText, ...rest] = local.split(/[ T]/);
  const date = parseDate(dateText, style);
  if (!date.ok) return date;
  if (timeText === undefined || rest.length > 0)
    return no({ code: "metering.date-unreadable", accepted: `${DATE_ACCEPTED} and a time HH:MM` });
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(timeText))
    return no({
      code: "metering.date-unreadable",
      accepted: "time in Japan: no offset, or +09:00",
    });
  const time = parseTime(timeText, style);
  return time.ok ? ok({ day: date.value, slot: time.value }) : time;
}

/**
 * Time code of the market and the network operators: 1 is 00:00–00:30, 48 is 23:30–24:00. The
 * answer is a slot.
 */
export function parseTimeCode(text: string): Result<number, Fault> {
  const code = /^\d{1,2}$/.test(text) ? parseInt(text, 10) : 0;
  return code >= 1 && code <= SLOTS_A_DAY
    ? ok(code - 1)
    : no({ code: "metering.slot-code", accepted: "a time code from 1 (00:00–00:30) to 48" });
}

/** The day with these digits, or null. Years outside 1990–2099 have no meters of ours. */
export function civilDay(year: number, month: number, date: number): Day | null {
  if (year < 1990 || year > 2099 || month < 1 || month > 12 || date < 1) return null;
  if (date > 28 && date > lastDay((year * 12 + month - 1) as Month) - dayOf(year, month, 1) + 1)
    return null;
  return dayOf(year, month, date);
}

function realDay(year = "", month = "", date = ""): Result<Day, Fault> {
  const found = civilDay(parseInt(year, 10), parseInt(month, 10), parseInt(date, 10));
  return found === null
    ? no({
        code: "metering.date-unreadable",
        accepted: `${DATE_ACCEPTED} that exists, from 1990 to 2099`,
      })
    : ok(found);
}
