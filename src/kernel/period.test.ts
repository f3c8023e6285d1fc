import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, civil, type Day, day, daysIn, month, monthOf } from "./day.ts";
import {
  contains,
  daysOf,
  formatPeriod,
  nthPeriod,
  overlap,
  type Period,
  period,
  periodOf,
} from "./period.ts";

const DAYS = fc.integer({ min: day("1990-01-01"), max: day("2060-12-31") }).map((on) => on as Day);

const PERIODS = fc
  .tuple(DAYS, fc.integer({ min: 1, max: 800 }))
  .map(([from, days]): Period => ({ from, until: addDays(from, days) }));

/** The first periods from an anchor, as text. */
function periods(anchor: string, count: number, months = 1): string[] {
  return Array.from({ length: count }, (_, k) => formatPeriod(nthPeriod(day(anchor), k, months)));
}

const firstAfter = (start: string, anchor: string) => {
  const from = day(start);
  const k = Array.from({ length: 40 }, (_, n) => n).find(
    (n) => nthPeriod(day(anchor), n).from > from,
  );
  return formatPeriod(nthPeriod(day(anchor), k ?? 0)).slice(0, 10);
};

describe("the k-th period is counted from the anchor and clamped", () => {
  test("from the 31st of January it comes back to the 31st", () => {
    expect(periods("2017-01-31", 3)).toEqual([
      "2017-01-31/2017-02-28",
      "2017-02-28/2017-03-31",
      "2017-03-31/2017-04-30",
    ]);
  });

  test("in a leap year without gap or overlap", () => {
    expect(periods("2024-01-31", 3)).toEqual([
      "2024-01-31/2024-02-29",
      "2024-02-29/2024-03-31",
      "2024-03-31/2024-04-30",
    ]);
  });

  test("from the 30th, only February is clamped", () => {
    expect(periods("2024-01-30", 4)).toEqual([
      "2024-01-30/2024-02-29",
      "2024-02-29/2024-03-30",
      "2024-03-30/2024-04-30",
      "2024-04-30/2024-05-30",
    ]);
  });

  test("the first bill day after a start, on the day of the month that was chosen", () => {
    expect(firstAfter("2012-02-16", "2012-01-30")).toBe("2012-02-29");
    expect(firstAfter("2012-01-31", "2012-01-30")).toBe("2012-02-29");
    expect(firstAfter("2012-04-30", "2012-03-31")).toBe("2012-05-31");
    expect(firstAfter("2012-07-16", "2012-07-15")).toBe("2012-08-15");
  });

  test("quarters from the 15th have 91 and 92 whole days", () => {
    const quarters = [0, 1, 2].map((k) => daysOf(nthPeriod(day("2024-01-15"), k, 3)));
    expect(quarters).toEqual([91, 91, 92]);
  });

  test("one ends where the next begins, on the anchor's date or the month's last day", () => {
    fc.assert(
      fc.property(
        DAYS,
        fc.integer({ min: -60, max: 240 }),
        fc.constantFrom(1, 3, 12),
        (anchor, k, months) => {
          const { from, until } = nthPeriod(anchor, k, months);
          expect(until).toBe(nthPeriod(anchor, k + 1, months).from);
          const { date } = civil(anchor);
          expect(civil(from).date).toBe(Math.min(date, daysIn(monthOf(from))));
          expect(from < until).toBe(true);
        },
      ),
    );
  });
});

describe("periods", () => {
  test("a month runs from its first day to the first of the next", () => {
    expect(formatPeriod(periodOf(month("2024-02")))).toBe("2024-02-01/2024-03-01");
    expect(daysOf(periodOf(month("2024-02")))).toBe(29);
  });

  test("the first day is in, the last is not; an open one has no end", () => {
    const may = period("2024-05-10/2024-06-10");
    const inside = ["2024-05-09", "2024-05-10", "2024-06-09", "2024-06-10"].map((on) =>
      contains(may, day(on)),
    );
    expect(inside).toEqual([false, true, true, false]);
    expect(contains({ from: day("2024-05-10"), until: null }, day("2999-01-01"))).toBe(true);
  });

  test("a day lies in the overlap exactly when it lies in both", () => {
    fc.assert(
      fc.property(PERIODS, PERIODS, DAYS, (a, b, on) => {
        const shared = overlap(a, b);
        expect(shared !== null && contains(shared, on)).toBe(contains(a, on) && contains(b, on));
      }),
    );
  });

  test("the overlap with an open period and with one that only touches", () => {
    const may = period("2024-05-10/2024-06-10");
    expect(overlap({ from: day("2024-06-01"), until: null }, may)).toEqual(
      period("2024-06-01/2024-06-10"),
    );
    expect(overlap(period("2024-06-10/2024-07-10"), may)).toBeNull();
  });

  test("text there and back", () => {
    fc.assert(
      fc.property(PERIODS, (any) => {
        expect(period(formatPeriod(any))).toEqual(any);
      }),
    );
  });

  test.each([
    "2024-05-10",
    "2024-05-10/",
    "2024-05-10/2024-05-10",
    "2024-06-10/2024-05-10",
    "a/b/c",
    "2024-02-30/2024-03-01",
  ])("%j is no period", (text) => {
    expect(() => period(text)).toThrow();
  });
});
