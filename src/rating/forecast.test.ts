import { describe, expect, it } from "vitest";
import { addDays, day } from "../kernel/day.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../metering/series.ts";
import { expectUse, useThrough } from "./forecast.ts";

/** Days whose every slot holds the Wh given; null is a day that was not received. */
function series(from: string, days: readonly (number | null)[]): Series {
  const wh = new Int32Array(days.length * SLOTS_A_DAY);
  const quality = new Uint8Array(days.length * SLOTS_A_DAY).fill(QUALITY.measured);
  days.forEach((each, index) => {
    const slots = [index * SLOTS_A_DAY, (index + 1) * SLOTS_A_DAY] as const;
    wh.fill(each ?? 0, ...slots);
    if (each === null) quality.fill(QUALITY.missing, ...slots);
  });
  return { meter: "m", from: day(from), wh, quality, knownAt: "2024-06-30T15:00:00Z" };
}

const JULY = { from: day("2024-07-01"), until: day("2024-08-01") };
const weeks = (...perWeek: number[]) =>
  perWeek.flatMap((wh) => Array.from({ length: 7 }, () => wh));

function dayOf(wh: Int32Array, date: number): number[] {
  return [...new Set(wh.subarray((date - 1) * SLOTS_A_DAY, date * SLOTS_A_DAY))];
}

describe("the expected use of a month", () => {
  it("takes the mean of the same weekday in the last four weeks", () => {
    // Mondays 2024-06-03, 10, 17, 24 hold 80, 100, 100 and 120 Wh a slot: Monday 07-01 is expected
    // at 100.
    const expected = expectUse(series("2024-06-03", weeks(80, 100, 100, 120)), JULY);
    expect(expected && dayOf(expected.wh, 1)).toEqual([100]);
    expect(expected?.known).toBe(0);
  });

  it("keeps the days that are known as they were measured", () => {
    const expected = expectUse(series("2024-06-03", [...weeks(100, 100, 100, 100), 70, 90]), JULY);
    expect(expected && [dayOf(expected.wh, 1), dayOf(expected.wh, 2)]).toEqual([[70], [90]]);
    expect(expected?.known).toBe(2);
  });

  it("leaves out days that were not received whole", () => {
    const days = weeks(100, 100, 100, 100).map((wh, index) => (index === 0 ? null : wh));
    const expected = expectUse(series("2024-06-03", days), JULY);
    expect(expected && dayOf(expected.wh, 1)).toEqual([100]);
  });

  it("expects half-hours of a known day that were not received", () => {
    const days = [...weeks(100, 100, 100, 100), null, 90];
    const expected = expectUse(series("2024-06-03", days), JULY);
    expect(expected && [dayOf(expected.wh, 1), dayOf(expected.wh, 2)]).toEqual([[100], [90]]);
  });

  it("has no band when every week was the same", () => {
    const expected = expectUse(series("2024-06-03", weeks(100, 100, 100, 100)), JULY);
    expect(expected?.spreadWh).toEqual(Array.from({ length: 32 }, () => 0));
  });

  it("widens the band with every day ahead, from how far days lay from their means", () => {
    // Each weekday: 80, 120, 80, 120 Wh a slot, mean 100: off by 20 × 48 = 960 Wh on 28 days, 21 of
    // them free:
    // s = √(28 × 960² ÷ 21) = 1108.5; one day ahead 1.28 × s × √(1 + 1/28) = 1444.0.
    const expected = expectUse(series("2024-06-03", weeks(80, 120, 80, 120)), JULY);
    expect(expected?.spreadWh.slice(0, 2)).toEqual([0, 1444]);
    const widths = expected?.spreadWh ?? [];
    expect(widths.toSorted((a, b) => a - b)).toEqual(widths);
  });

  it("guesses nothing from less than a week", () => {
    expect(expectUse(series("2024-06-25", [100, 100, 100, 100, 100, 100]), JULY)).toBeNull();
  });
});

describe("the month after some of its days", () => {
  const expected = expectUse(series("2024-06-03", [...weeks(100, 100, 100, 100), 70, 90]), JULY);

  it("is zero after them", () => {
    const use = expected && useThrough(expected, 1);
    expect(use && [dayOf(use, 1), dayOf(use, 2)]).toEqual([[70], [0]]);
  });

  it("scales only the days ahead to the edge of the band", () => {
    // Day 3 ahead holds 48 × 100 = 4,800 Wh; 480 more make 110 a slot.
    const use = expected && useThrough(expected, 3, 480);
    expect(use && [dayOf(use, 1), dayOf(use, 2), dayOf(use, 3)]).toEqual([[70], [90], [110]]);
  });

  it("never goes below nothing", () => {
    const use = expected && useThrough(expected, 3, -100_000);
    expect(use && dayOf(use, 3)).toEqual([0]);
    expect(addDays(JULY.from, 31)).toBe(JULY.until);
  });
});
