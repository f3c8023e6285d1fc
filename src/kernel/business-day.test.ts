import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBusinessDay, isNationalHoliday, onBusinessDay } from "./business-day.ts";
import { addDays, type Day, day, formatDay } from "./day.ts";

const YEAR_END = new Set(["12-31", "01-01", "01-02", "01-03"]);
const DAYS = fc.integer({ min: day("1971-01-01"), max: day("2049-12-31") }).map((on) => on as Day);

describe("national holidays", () => {
  test.each([
    ["2024-01-01", true],
    ["2024-01-02", false],
    ["2024-02-11", true],
    ["2024-02-12", true], // Substitute for Sunday the 11th.
    ["2026-05-06", true], // Substitute after 05-03, a Sunday.
    ["2026-09-22", true], // Between two holidays.
    ["2019-05-01", true], // Accession day.
    ["2021-07-23", true], // Moved for the games.
    ["2021-10-11", false],
    ["2024-12-23", false],
    ["2018-12-23", true],
  ])("%s: %s", (on, holiday) => {
    expect(isNationalHoliday(day(on))).toBe(holiday);
  });

  test.each(["1969-12-31", "2051-01-01"])("%s lies outside what is known", (on) => {
    expect(() => isNationalHoliday(day(on))).toThrow(`not for ${on}`);
  });
});

describe("business days", () => {
  test.each([
    ["2024-10-25", true],
    ["2024-10-26", false],
    ["2024-10-27", false],
    ["2024-11-04", false], // Substitute holiday on a Monday.
    ["2024-12-31", true],
  ])("%s: %s", (on, open) => {
    expect(isBusinessDay(day(on))).toBe(open);
  });

  test("the catalogue's own days off come on top", () => {
    expect(isBusinessDay(day("2024-12-31"), YEAR_END)).toBe(false);
    expect(formatDay(onBusinessDay(day("2025-12-31"), "next", YEAR_END))).toBe("2026-01-05");
  });

  test.each([
    ["2024-10-26", "next", "2024-10-28"],
    ["2024-10-26", "previous", "2024-10-25"],
    ["2024-06-30", "previous", "2024-06-28"],
    ["2019-04-27", "next", "2019-05-07"], // Ten days off in a row.
    ["2019-05-06", "previous", "2019-04-26"],
    ["2024-10-28", "next", "2024-10-28"],
  ] as const)("%s, %s: %s", (on, direction, found) => {
    expect(formatDay(onBusinessDay(day(on), direction))).toBe(found);
  });

  test("what is found is the nearest one that way, and no Saturday or Sunday", () => {
    fc.assert(
      fc.property(DAYS, fc.constantFrom("next" as const, "previous" as const), (on, direction) => {
        const found = onBusinessDay(on, direction, YEAR_END);
        const { dayOfWeek } = Temporal.PlainDate.from(formatDay(found));
        expect(dayOfWeek < 6 && isBusinessDay(found, YEAR_END)).toBe(true);
        const step = direction === "next" ? 1 : -1;
        for (let between = on; between !== found; between = addDays(between, step)) {
          expect(isBusinessDay(between, YEAR_END)).toBe(false);
        }
      }),
    );
  });
});
