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

test("equal values change nothing, whichever way they were measured", () => {
  expect(supersede(dayOf(100, QUALITY.measured), dayOf(100, QUALITY.measured))).toBeNull();
  expect(supersede(dayOf(100, QUALITY.measured), dayOf(100, QUALITY.backfilled))).toBeNull();
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

test("what a gateway reads later from the meter's history is a measurement", () => {
  const outage = dayOf(100, QUALITY.measured, [
    [7, 40, QUALITY.spread],
    [8, 41, QUALITY.spread],
  ]);
  const history = dayOf(100, QUALITY.measured, [
    [7, 12, QUALITY.backfilled],
    [8, 69, QUALITY.backfilled],
  ]);
  expect(supersede(outage, history)).toEqual(history);
  expect(supersede(history, outage)).toBeNull();
});

test.each(["backfilled", "rolledOver", "exchanged"] as const)(
  "a slot that is %s gives way to no estimate and no provisional value",
  (quality) => {
    const known = dayOf(100, QUALITY[quality]);
    for (const less of ["missing", "estimated", "spread", "provisional"] as const)
      expect(supersede(known, dayOf(70, QUALITY[less]))).toBeNull();
    expect(supersede(dayOf(70, QUALITY.provisional), known)).toEqual(known);
    expect(supersede(known, dayOf(70, QUALITY.measured))).toEqual(dayOf(70, QUALITY.measured));
  },
);
