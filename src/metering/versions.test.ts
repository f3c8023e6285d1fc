import { expect, test } from "vitest";
import { day } from "../kernel/day.ts";
import { QUALITY, type Quality } from "./series.ts";
import { asKnownAt, type DayVersion, type MeterDay, supersede } from "./versions.ts";

function dayOf(
  wh: number,
  quality: Quality,
  change: readonly (readonly [number, number, Quality])[] = [],
): MeterDay {
  const made = {
    meter: "m",
    day: day("2024-04-01"),
    wh: new Int32Array(48).fill(wh),
    quality: new Uint8Array(48).fill(quality),
  };
  for (const [slot, value, mark] of change) {
    made.wh[slot] = value;
    made.quality[slot] = mark;
  }
  return made;
}

const version = (number: number, knownAt: string): DayVersion => ({
  ...dayOf(number, QUALITY.measured),
  version: number,
  knownAt,
});

test("a later value replaces an earlier one of its own rank", () => {
  const corrected = supersede(
    dayOf(100, QUALITY.measured),
    dayOf(100, QUALITY.measured, [[3, 90, 1]]),
  );
  expect(corrected).toEqual(dayOf(100, QUALITY.measured, [[3, 90, QUALITY.measured]]));
});

test("equal values change nothing", () => {
  expect(supersede(dayOf(100, QUALITY.measured), dayOf(100, QUALITY.measured))).toBeNull();
});

test("a part of a day adds to what is known and takes nothing away", () => {
  const known = dayOf(0, QUALITY.missing, [[0, 10, QUALITY.provisional]]);
  const later = dayOf(0, QUALITY.missing, [[1, 20, QUALITY.provisional]]);
  expect(supersede(known, later)).toEqual(
    dayOf(0, QUALITY.missing, [
      [0, 10, QUALITY.provisional],
      [1, 20, QUALITY.provisional],
    ]),
  );
  expect(supersede(known, dayOf(0, QUALITY.missing))).toBeNull();
});

test("provisional values give way to measured ones and never replace them", () => {
  const settled = dayOf(100, QUALITY.measured);
  expect(supersede(dayOf(100, QUALITY.provisional), settled)).toEqual(settled);
  expect(supersede(settled, dayOf(70, QUALITY.provisional))).toBeNull();
  expect(supersede(settled, dayOf(70, QUALITY.estimated))).toBeNull();
});

test("as known at an instant is the newest version that was known then", () => {
  const first = version(1, "2024-04-02T00:00:00.000Z");
  const second = version(2, "2024-05-20T00:00:00.000Z");
  expect(asKnownAt([second, first], null)).toBe(second);
  expect(asKnownAt([second, first], "2024-05-20T00:00:00.000Z")).toBe(second);
  expect(asKnownAt([second, first], "2024-05-19T23:59:59.999Z")).toBe(first);
  expect(asKnownAt([second, first], "2024-04-01T00:00:00.000Z")).toBeUndefined();
});
