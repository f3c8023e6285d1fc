import { describe, expect, test } from "vitest";
import { day, weekday } from "../kernel/day.ts";
import { type DayKind, fillGaps, type GapRule } from "./fill-gaps.ts";
import { gapsOf, missingSlots } from "./gaps.ts";
import { QUALITY, type Series } from "./series.ts";

/** Fifteen days from Monday 2024-04-01; slot 0 of day d is 200 + d, all others 50. */
function fortnight(missing: readonly number[]): Series {
  const wh = new Int32Array(15 * 48).fill(50);
  for (let each = 0; each < 15; each += 1) wh[each * 48] = 200 + each;
  const quality = new Uint8Array(wh.length).fill(QUALITY.measured);
  for (const index of missing) {
    wh[index] = 0;
    quality[index] = QUALITY.missing;
  }
  return { meter: "m", from: day("2024-04-01"), wh, quality, knownAt: "2024-05-01T00:00:00.000Z" };
}

const byWeekend: DayKind = (on) => ([0, 6].includes(weekday(on)) ? "weekend" : "weekday");
const everyDayItsOwnKind: DayKind = (on) => String(on);

const rule: GapRule = { methods: ["same-slot-mean", "same-weekday-before"], atMostShare: "0.50" };

describe("filling gaps", () => {
  test("takes the mean of the same slot over days of the same kind, half up", () => {
    const filled = fillGaps(fortnight([0, 14 * 48]), rule, byWeekend);
    // Weekdays left: 1–4 and 7–11 → (201+202+203+204+207+208+209+210+211) ÷ 9 = 1855 ÷ 9 = 206.1 →
    // 206
    const expected = fortnight([]);
    expected.wh[0] = 206;
    expected.wh[14 * 48] = 206;
    expected.quality[0] = QUALITY.estimated;
    expected.quality[14 * 48] = QUALITY.estimated;
    expect(filled).toEqual({ ok: true, value: expected });
  });

  test("rounds an exact half up", () => {
    // Weekend days are 5, 6, 12, 13; without 12 and 13: (205 + 206) ÷ 2 = 205.5 → 206
    const filled = fillGaps(fortnight([12 * 48, 13 * 48]), rule, byWeekend);
    expect(filled.ok && [filled.value.wh[12 * 48], filled.value.wh[13 * 48]]).toEqual([206, 206]);
  });

  test("goes to the same weekday before when no day of the kind has the slot", () => {
    const filled = fillGaps(fortnight([14 * 48, 7 * 48]), rule, everyDayItsOwnKind);
    expect(filled.ok && [filled.value.wh[7 * 48], filled.value.wh[14 * 48]]).toEqual([200, 200]);
  });

  test("never estimates from an estimate", () => {
    const series = fortnight([7 * 48]);
    series.quality[0] = QUALITY.estimated;
    const filled = fillGaps(series, { ...rule, methods: ["same-weekday-before"] }, byWeekend);
    expect(filled).toEqual({
      ok: false,
      refusal: { code: "metering.nothing-to-estimate-from", day: day("2024-04-08"), slot: 0 },
    });
  });

  test("refuses when more than the stated share is missing, and fills at exactly the share", () => {
    const half = Array.from({ length: 360 }, (_, index) => index);
    expect(fillGaps(fortnight(half), rule, byWeekend).ok).toBe(true); // 360 of 720 is 0.50
    expect(fillGaps(fortnight([...half, 360]), rule, byWeekend)).toEqual({
      ok: false,
      refusal: { code: "metering.too-many-gaps", missing: 361, slots: 720, atMostShare: "0.50" },
    });
  });

  test("leaves a series without gaps, and the given one, as they are", () => {
    const whole = fortnight([]);
    expect(fillGaps(whole, rule, byWeekend)).toEqual({ ok: true, value: whole });
    const gappy = fortnight([3]);
    fillGaps(gappy, rule, byWeekend);
    expect(gappy).toEqual(fortnight([3]));
  });
});

test("gaps are listed as runs that end with their day", () => {
  const series = fortnight([46, 47, 48, 100]);
  expect(missingSlots(series)).toBe(4);
  expect(gapsOf(series)).toEqual([
    { day: day("2024-04-01"), fromSlot: 46, untilSlot: 48 },
    { day: day("2024-04-02"), fromSlot: 0, untilSlot: 1 },
    { day: day("2024-04-03"), fromSlot: 4, untilSlot: 5 },
  ]);
  expect(gapsOf(fortnight([15 * 48 - 1]))).toEqual([
    { day: day("2024-04-15"), fromSlot: 47, untilSlot: 48 },
  ]);
});
