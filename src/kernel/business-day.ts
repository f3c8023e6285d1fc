import holidays from "@holiday-jp/holiday_jp/lib/holidays.js";
import { addDays, type Day, formatDay, weekday } from "./day.ts";

/**
 * Extra days off that a catalogue adds to weekends and national holidays, as `MM-DD` texts
 * ("12-29").
 */
export type ExtraDaysOff = ReadonlySet<string>;

export const NO_EXTRA_DAYS: ExtraDaysOff = new Set();

const FIRST_KNOWN = "1970-01-01";
const LAST_KNOWN = "2050-12-31";

/**
 * A national holiday (国民の祝日, with substitute and sandwiched days). Throws outside 1970–2050, which
 * the table covers.
 */
export function isNationalHoliday(on: Day): boolean {
  const text = formatDay(on);
  if (text < FIRST_KNOWN || text > LAST_KNOWN)
    throw new Error(`holidays are known for 1970–2050, not for ${text}`);
  return text in holidays;
}

/** Not Saturday, Sunday, a national holiday, or one of the catalogue's own days off. */
export function isBusinessDay(on: Day, extra: ExtraDaysOff = NO_EXTRA_DAYS): boolean {
  const dayOfWeek = weekday(on);
  if (dayOfWeek === 0 || dayOfWeek === 6) return false;
  return !isNationalHoliday(on) && !extra.has(formatDay(on).slice(5));
}

/** The day itself when it is a business day, else the next (or previous) one. */
export function onBusinessDay(
  on: Day,
  direction: "next" | "previous",
  extra: ExtraDaysOff = NO_EXTRA_DAYS,
): Day {
  let candidate = on;
  while (!isBusinessDay(candidate, extra))
    candidate = addDays(candidate, direction === "next" ? 1 : -1);
  return candidate;
}
