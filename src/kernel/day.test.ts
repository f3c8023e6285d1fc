import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addToMonth,
  civil,
  type Day,
  day,
  dayOf,
  daysIn,
  firstDay,
  formatDay,
  formatMonth,
  isLeapYear,
  lastDay,
  month,
  monthOf,
  parseDay,
  parseMonth,
  weekday,
} from "./day.ts";

const EPOCH = Temporal.PlainDate.from("1970-01-01");

/** From 1600 to 2400, over two rare leap centuries. */
const DAYS = fc
  .integer({ min: dayOf(1600, 1, 1), max: dayOf(2400, 12, 31) })
  .map((on) => on as Day);

function plain(on: Day): Temporal.PlainDate {
  return EPOCH.add({ days: on });
}

describe("days agree with Temporal", () => {
  test("as text, there and back", () => {
    fc.assert(
      fc.property(DAYS, (on) => {
        expect(formatDay(on)).toBe(plain(on).toString());
        expect(day(formatDay(on))).toBe(on);
      }),
    );
  });

  test("in year, month, date and weekday", () => {
    fc.assert(
      fc.property(DAYS, (on) => {
        const { year, month: monthOfYear, day: date, dayOfWeek } = plain(on);
        expect(civil(on)).toEqual({ year, month: monthOfYear, date });
        expect(dayOf(year, monthOfYear, date)).toBe(on);
        expect(weekday(on)).toBe(dayOfWeek % 7);
      }),
    );
  });

  test("in months added, clamped to the month's end", () => {
    fc.assert(
      fc.property(DAYS, fc.integer({ min: -600, max: 600 }), (on, months) => {
        const expected = plain(on).add({ months }, { overflow: "constrain" });
        expect(formatDay(addMonths(on, months))).toBe(expected.toString());
      }),
    );
  });

  test("in the first and last day and the length of a month", () => {
    fc.assert(
      fc.property(DAYS, (on) => {
        const of = monthOf(on);
        const date = plain(on);
        expect(formatMonth(of)).toBe(date.toPlainYearMonth().toString());
        expect(formatDay(firstDay(of))).toBe(date.with({ day: 1 }).toString());
        expect(formatDay(lastDay(of))).toBe(date.with({ day: date.daysInMonth }).toString());
        expect(daysIn(of)).toBe(date.daysInMonth);
        expect(isLeapYear(date.year)).toBe(date.inLeapYear);
      }),
    );
  });
});

describe("months added keep to the anchor", () => {
  test.each([
    ["2024-03-31", -1, "2024-02-29"],
    ["2023-03-31", -1, "2023-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2024-12-31", 2, "2025-02-28"],
    ["2024-05-10", 36, "2027-05-10"],
    ["2024-08-31", 0, "2024-08-31"],
  ])("%s and %i months is %s", (from, months, until) => {
    expect(formatDay(addMonths(day(from), months))).toBe(until);
  });

  test("a month is added to a month without a day", () => {
    expect(formatMonth(addToMonth(month("2024-12"), 1))).toBe("2025-01");
    expect(formatMonth(addToMonth(month("2024-01"), -13))).toBe("2022-12");
  });
});

describe("text that is no day or month", () => {
  test.each([
    "2023-02-29",
    "2100-02-29",
    "2024-04-31",
    "2024-13-01",
    "2024-00-10",
    "2024-01-00",
    "2024-1-1",
    "24-01-01",
    "2024/01/01",
    " 2024-01-01",
    "2024-01-01T00:00",
    "",
  ])("%j is no day", (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => day(text)).toThrow(`"${text}" is not a day`);
  });

  test.each(["2024-13", "2024-00", "2024-1", "2024-01-01", "202401", ""])(
    "%j is no month",
    (text) => {
      expect(parseMonth(text)).toBeNull();
      expect(() => month(text)).toThrow(`"${text}" is not a month`);
    },
  );

  test("a leap day is a day in leap years only, centuries included", () => {
    expect(["2000-02-29", "2024-02-29"].map(parseDay)).toEqual([11_016, 19_782]);
    expect(addDays(day("2024-02-28"), 1)).toBe(day("2024-02-29"));
    expect(addDays(day("2023-02-28"), 1)).toBe(day("2023-03-01"));
  });
});
