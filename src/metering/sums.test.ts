import { expect, test } from "vitest";
import { day, month } from "../kernel/day.ts";
import { QUALITY, type Series } from "./series.ts";
import { dayUse, monthUse, sumByBand, sumBySlots, totalWh, yearUse } from "./sums.ts";

/**
 * Every slot 100 Wh, from 2023-12-31 for three days; the last day lacks two slots, one more is
 * estimated.
 */
function threeDays(): Series {
  const wh = new Int32Array(144).fill(100);
  const quality = new Uint8Array(144).fill(QUALITY.measured);
  for (const slot of [140, 141]) {
    wh[slot] = 0;
    quality[slot] = QUALITY.missing;
  }
  quality[142] = QUALITY.estimated;
  return { meter: "m", from: day("2023-12-31"), wh, quality, knownAt: "2024-01-03T00:00:00.000Z" };
}

test("the total is the sum of all slots", () => {
  expect(totalWh(threeDays())).toBe(14_200); // (144 − 2) × 100
});

test("a mask sums the same slots of every day", () => {
  const night = new Uint8Array(48).fill(1, 0, 14);
  expect(sumBySlots(threeDays(), night)).toBe(4200); // 3 days × 14 × 100
  expect(() => sumBySlots(threeDays(), new Uint8Array(47))).toThrow(
    "a slot mask has 48 slots, not 47",
  );
});

test("bands sum slot by slot and leave nothing out", () => {
  const bandOf = new Uint8Array(144).map((_, index) => (index % 48 < 14 ? 1 : 0));
  expect([...sumByBand(threeDays(), bandOf, 2)]).toEqual([10_000, 4200]); // 14,200 − 4,200
  expect(() => sumByBand(threeDays(), new Uint8Array(3), 2)).toThrow(
    "every slot has exactly one band",
  );
});

test("days, months and years keep their gaps and estimates apart", () => {
  expect(dayUse(threeDays())).toEqual([
    { day: day("2023-12-31"), wh: 4800, missingSlots: 0, estimatedSlots: 0 },
    { day: day("2024-01-01"), wh: 4800, missingSlots: 0, estimatedSlots: 0 },
    { day: day("2024-01-02"), wh: 4600, missingSlots: 2, estimatedSlots: 1 },
  ]);
  expect(monthUse(threeDays())).toEqual([
    { month: month("2023-12"), days: 1, wh: 4800, missingSlots: 0, estimatedSlots: 0 },
    { month: month("2024-01"), days: 2, wh: 9400, missingSlots: 2, estimatedSlots: 1 },
  ]);
  expect(yearUse(threeDays())).toEqual([
    { year: 2023, days: 1, wh: 4800, missingSlots: 0, estimatedSlots: 0 },
    { year: 2024, days: 2, wh: 9400, missingSlots: 2, estimatedSlots: 1 },
  ]);
});
