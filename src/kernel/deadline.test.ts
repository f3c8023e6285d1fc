import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Day, day, formatDay, formatMonth, monthOf } from "./day.ts";
import { earliestAfter, lastDayWithin, latestBefore, nthMonthCountedFrom } from "./deadline.ts";

const DAYS = fc.integer({ min: day("1990-01-01"), max: day("2060-12-31") }).map((on) => on as Day);

function plain(on: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(formatDay(on));
}

describe("within N days counted from the day of receipt", () => {
  test.each([
    [8, "2024-10-01", "2024-10-08"],
    [8, "2024-02-25", "2024-03-03"],
    [8, "2023-02-25", "2023-03-04"],
    [8, "2024-12-28", "2025-01-04"],
    [15, "2024-10-01", "2024-10-15"],
    [21, "2024-04-01", "2024-04-21"],
    [1, "2024-10-01", "2024-10-01"],
  ])("%i days from %s end with %s", (days, received, last) => {
    expect(formatDay(lastDayWithin(days, day(received)))).toBe(last);
  });

  test("the day of receipt is the first of exactly N", () => {
    fc.assert(
      fc.property(DAYS, fc.integer({ min: 1, max: 400 }), (received, days) => {
        const last = plain(lastDayWithin(days, received));
        expect(plain(received).until(last, { largestUnit: "day" }).days + 1).toBe(days);
      }),
    );
  });
});

describe("N days or months before and after", () => {
  test.each([
    [{ days: 15 }, "2027-05-31", "2027-05-16"],
    [{ days: 10 }, "2025-03-01", "2025-02-19"],
    [{ days: 10 }, "2024-03-01", "2024-02-20"],
    [{ months: 1 }, "2024-03-31", "2024-02-29"],
    [{ months: 1 }, "2023-03-31", "2023-02-28"],
    [{ months: 3 }, "2025-04-30", "2025-01-30"],
    [{ months: 3 }, "2025-05-31", "2025-02-28"],
    [{ days: 0 }, "2025-05-31", "2025-05-31"],
  ])("%j before %s is %s", (lead, on, latest) => {
    expect(formatDay(latestBefore(lead, day(on)))).toBe(latest);
  });

  test.each([
    [{ days: 14 }, "2024-04-01", "2024-04-15"],
    [{ months: 1 }, "2024-01-31", "2024-02-29"],
    [{ months: 1 }, "2025-05-19", "2025-06-19"],
  ])("%j after %s is %s", (lead, on, earliest) => {
    expect(formatDay(earliestAfter(lead, day(on)))).toBe(earliest);
  });

  test("days there and back meet; months agree with Temporal", () => {
    fc.assert(
      fc.property(DAYS, fc.integer({ min: 0, max: 100 }), (on, n) => {
        expect(latestBefore({ days: n }, earliestAfter({ days: n }, on))).toBe(on);
        expect(formatDay(latestBefore({ months: n }, on))).toBe(
          plain(on).subtract({ months: n }).toString(),
        );
        expect(formatDay(earliestAfter({ months: n }, on))).toBe(
          plain(on).add({ months: n }).toString(),
        );
      }),
    );
  });
});

describe("the Nth month counted from the month of a day", () => {
  test.each([
    ["2024-05-10", 1, "2024-05"],
    ["2024-05-10", 36, "2027-04"],
    ["2027-06-01", 36, "2030-05"],
    ["2024-12-31", 2, "2025-01"],
  ])("of %s the %ith is %s", (on, n, of) => {
    expect(formatMonth(nthMonthCountedFrom(day(on), n))).toBe(of);
  });

  test("the month of the day is month 1, and every day of it counts the same", () => {
    fc.assert(
      fc.property(DAYS, fc.integer({ min: 1, max: 120 }), (on, n) => {
        expect(nthMonthCountedFrom(on, n) - monthOf(on)).toBe(n - 1);
      }),
    );
  });
});
