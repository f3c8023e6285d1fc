/**
 * Civil days in Asia/Tokyo as integers: days since 1970-01-01. Integers compare, subtract and index
 * without objects, which the inner loops of rating need; text appears only at the edges.
 */
export type Day = number & { readonly brand: "Day" };

/** Calendar months as integers: year × 12 + (month − 1). */
export type Month = number & { readonly brand: "Month" };

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_TEXT = /^(\d{4})-(\d{2})$/;
const DAYS_IN_ERA = 146_097; // 400 Gregorian years.
const EPOCH_SHIFT = 719_468; // Days from 0000-03-01 to 1970-01-01.

/** `day("2024-02-29")`. Throws on text that is no day; outside input goes through `parseDay`. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`"${text}" is not a day (YYYY-MM-DD)`);
  return parsed;
}

/** The day a text names, or null: `2023-02-29` and `2023-2-9` are none. */
export function parseDay(text: string): Day | null {
  // Slices, not groups: a bill run reads the reading days of every household.
  if (!DAY_TEXT.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const date = Number(text.slice(8));
  if (month < 1 || month > 12 || date < 1 || date > lastDate(year, month)) return null;
  return dayOf(year, month, date);
}

/** `month("2024-02")`. Throws on text that is no month. */
export function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(`"${text}" is not a month (YYYY-MM)`);
  return parsed;
}

export function parseMonth(text: string): Month | null {
  const match = MONTH_TEXT.exec(text);
  if (!match) return null;
  const [year, monthOfYear] = match.slice(1).map(Number) as [number, number];
  return monthOfYear >= 1 && monthOfYear <= 12 ? ((year * 12 + monthOfYear - 1) as Month) : null;
}

export function formatDay(on: Day): string {
  const { year, month: monthOfYear, date } = civil(on);
  return `${year}-${pad(monthOfYear)}-${pad(date)}`;
}

export function formatMonth(of: Month): string {
  return `${Math.floor(of / 12)}-${pad((of % 12) + 1)}`;
}

/**
 * Year, month 1–12 and date 1–31 of a day (proleptic Gregorian; the year is taken to begin in
 * March).
 */
export function civil(on: Day): { year: number; month: number; date: number } {
  const shifted = on + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const monthOfYear = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (monthOfYear <= 2 ? 1 : 0), month: monthOfYear, date };
}

export function dayOf(year: number, monthOfYear: number, date: number): Day {
  const marchYear = monthOfYear <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear =
    Math.floor((153 * (monthOfYear > 2 ? monthOfYear - 3 : monthOfYear + 9) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * DAYS_IN_ERA + dayOfEra - EPOCH_SHIFT) as Day;
}

export function monthOf(on: Day): Month {
  const { year, month: monthOfYear } = civil(on);
  return (year * 12 + monthOfYear - 1) as Month;
}

export function firstDay(of: Month): Day {
  return dayOf(Math.floor(of / 12), (of % 12) + 1, 1);
}

export function lastDay(of: Month): Day {
  return addDays(firstDay(addToMonth(of, 1)), -1);
}

export function daysIn(of: Month): number {
  return firstDay(addToMonth(of, 1)) - firstDay(of);
}

export function addDays(on: Day, days: number): Day {
  return (on + days) as Day;
}

export function addToMonth(of: Month, months: number): Month {
  return (of + months) as Month;
}

/**
 * The same date `months` later or earlier, clamped to the month's end: 2024-03-31 − 1 month is
 * 2024-02-29.
 */
export function addMonths(anchor: Day, months: number): Day {
  const { year, month: monthOfYear, date } = civil(anchor);
  const target = year * 12 + monthOfYear - 1 + months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = target - targetYear * 12 + 1;
  return dayOf(targetYear, targetMonth, Math.min(date, lastDate(targetYear, targetMonth)));
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekday(on: Day): Weekday {
  return ((((on + 4) % 7) + 7) % 7) as Weekday;
}

function lastDate(year: number, monthOfYear: number): number {
  if (monthOfYear === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(monthOfYear) ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
