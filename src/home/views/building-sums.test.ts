import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeDay, madeSeries } from "../../../test/support/made-series.ts";
import { addDays, day } from "../../kernel/day.ts";
import { dwellingsDay, FEWEST_DWELLINGS, peakOf, wholeDayWh } from "./building-sums.ts";

const ON = day("2026-11-20");
const alike = (count: number) => Array.from({ length: count }, () => madeDay(ON, 100));

describe("the sum of dwellings", () => {
  it("is shown of five and more that are whole", () => {
    const shown = dwellingsDay(alike(5), ON, 5);
    expect(shown.state).toBe("shown");
    expect(shown.wh?.[0]).toBe(500);
  });

  it("is not shown of fewer, nor where one stands out", () => {
    expect(dwellingsDay(alike(4), ON, 4).state).toBe("too-few");
    expect(dwellingsDay([...alike(5), madeDay(ON, 600)], ON, 6).state).toBe("one-stands-out");
    expect(dwellingsDay([...alike(5), madeDay(ON, 500)], ON, 6).state).toBe("shown");
  });

  it("is not shown where a dwelling is missing, not measured at all, or of another day", () => {
    expect(dwellingsDay([...alike(6), madeDay(ON, 100, { 9: null })], ON, 7).state).toBe(
      "incomplete",
    );
    expect(dwellingsDay(alike(39), ON, 40).state).toBe("incomplete");
    expect(dwellingsDay(alike(39), addDays(ON, 1), 39).state).toBe("incomplete");
  });

  it("never differs by one dwelling, however late readings come", () => {
    const dwelling = fc.record({ wh: fc.nat({ max: 900 }), comesAt: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(fc.array(dwelling, { minLength: 1, maxLength: 12 }), (dwellings) => {
        const asSeen = [0, 1, 2, 3].map((time) => {
          const series = dwellings.map(({ wh, comesAt }) =>
            comesAt <= time ? madeDay(ON, wh) : madeDay(ON, 0, { 0: null }),
          );
          return dwellingsDay(series, ON, dwellings.length).wh?.[0] ?? null;
        });
        const shown = new Set(asSeen.filter((wh) => wh !== null));
        expect(shown.size).toBeLessThanOrEqual(1);
        if (shown.size === 1) expect(dwellings.length).toBeGreaterThanOrEqual(FEWEST_DWELLINGS);
      }),
    );
  });
});

describe("demand", () => {
  it("is the mean of the greatest half-hour: 7,500 Wh are 15,000 W", () => {
    const series = madeSeries(ON, [
      ...madeDay(ON, 100).wh,
      ...madeDay(ON, 100, { 37: 7500, 38: 7500 }).wh,
    ]);
    expect(peakOf(series)).toEqual({ watts: 15_000, day: addDays(ON, 1), slot: 37 });
  });

  it("is none where nothing is known; a day with a gap has no sum", () => {
    expect(
      peakOf(
        madeSeries(
          ON,
          Array.from({ length: 48 }, () => null),
        ),
      ),
    ).toBeNull();
    expect(wholeDayWh(madeDay(ON, 10, { 3: null }), ON)).toBeNull();
    expect(wholeDayWh(madeDay(ON, 10), ON)).toBe(480);
  });
});
