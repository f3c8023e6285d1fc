import { describe, expect, test } from "vitest";
import { fillGaps } from "./fill-gaps.ts";
import { QUALITY } from "./series.ts";

/** Three days; slot 18 is 410, missing and 421. */
function threeDays(): { wh: Int32Array; quality: Uint8Array } {
  const wh = new Int32Array(3 * 48).fill(100);
  const quality = new Uint8Array(3 * 48).fill(QUALITY.measured);
  wh[18] = 410;
  wh[48 + 18] = 0;
  wh[96 + 18] = 421;
  quality[48 + 18] = QUALITY.missing;
  return { wh, quality };
}

describe("gaps", () => {
  test("a missing half-hour takes the mean of the same slot, half up", () => {
    const { wh, quality } = threeDays();
    const expected = wh.slice();
    expected[48 + 18] = 416; // (410 + 421) ÷ 2 = 415.5
    expect(fillGaps(wh, quality, { fillUpTo: 1 })).toEqual({ wh: expected, estimated: true });
    expect(wh[48 + 18]).toBe(0);
  });

  test("one more than the terms allow is not filled", () => {
    const { wh, quality } = threeDays();
    expect(fillGaps(wh, quality, { fillUpTo: 0 })).toEqual({ missing: 1 });
  });

  test("a slot that no day knows cannot be filled", () => {
    const wh = new Int32Array(48);
    const quality = new Uint8Array(48).fill(QUALITY.measured);
    quality[7] = QUALITY.missing;
    expect(fillGaps(wh, quality, { fillUpTo: 4 })).toEqual({ missing: 1 });
  });

  test("a complete period is passed on as it is, and says whether any of it is estimated", () => {
    const wh = new Int32Array(48).fill(5);
    const quality = new Uint8Array(48).fill(QUALITY.measured);
    expect(fillGaps(wh, quality, { fillUpTo: 4 })).toEqual({ wh, estimated: false });
    quality[3] = QUALITY.provisional;
    expect(fillGaps(wh, quality, { fillUpTo: 4 })).toEqual({ wh, estimated: false });
    quality[3] = QUALITY.estimated;
    expect(fillGaps(wh, quality, { fillUpTo: 4 })).toEqual({ wh, estimated: true });
  });

  test.each([
    [QUALITY.spread, true],
    [QUALITY.backfilled, false],
    [QUALITY.rolledOver, false],
    [QUALITY.exchanged, false],
  ])("a gateway's slot of quality %i is no gap; estimated: %s", (quality, estimated) => {
    const wh = new Int32Array(48).fill(5);
    const marks = new Uint8Array(48).fill(QUALITY.measured);
    marks[9] = quality;
    expect(fillGaps(wh, marks, { fillUpTo: 0 })).toEqual({ wh, estimated });
  });
});
