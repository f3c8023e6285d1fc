import { expect, test } from "vitest";
import { day, month } from "../kernel/day.ts";
import { QUALITY, type Series } from "./series.ts";
import { dayUse, monthUse, totalWh } from "./sums.ts";

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

test("days and months keep their gaps and estimates apart", () => {
  expect(dayUse(threeDays())).toEqual([
    { day: day("2023-12-31"), wh: 4800, missingSlots: 0, estimatedSlots: 0 },
    { day: day("2024-01-01"), wh: 4800, missingSlots: 0, estimatedSlots: 0 },
    { day: day("2024-01-02"), wh: 4600, missingSlots: 2, estimatedSlots: 1 },
  ]);
  expect(monthUse(threeDays())).toEqual([
    { month: month("2023-12"), days: 1, wh: 4800, missingSlots: 0, estimatedSlots: 0 },
    { month: month("2024-01"), days: 2, wh: 9400, missingSlots: 2, estimatedSlots: 1 },
  ]);
});
