import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { addDays, day } from "../../kernel/day.ts";
import { type Banded, bandMap, isDayOff, sumBands } from "./bands.ts";

const WEEKDAYS = { weekends: true, nationalHolidays: true, extra: ["01-02", "12-31"] };

/** Night 22–8, peak 13–16 on working days in summer, day the rest. */
const banded = (): Banded => ({
  bands: { night: null, peak: null, day: null },
  seasons: { summer: { from: "07-01", to: "09-30" } },
  timetable: [
    { band: "night", hours: ["22:00-08:00"] },
    { band: "peak", season: "summer", days: "work", hours: ["13:00-16:00"] },
    { band: "day" },
  ],
});

function sums(from: string, wh: Int32Array): Record<string, number> {
  return sumBands(wh, day(from), bandMap(banded(), WEEKDAYS));
}

function oneSlot(index: number, wh: number): Int32Array {
  const slots = new Int32Array(48);
  slots[index] = wh;
  return slots;
}

const everySlot = (days: number) => new Int32Array(days * 48).fill(100);

describe("time bands", () => {
  test("a working day in summer", () => {
    // 20 half-hours of night, 6 of peak, 22 of day, 100 Wh each.
    expect(sums("2024-07-01", everySlot(1))).toEqual({ night: 2000, peak: 600, day: 2200 });
  });

  test("the same hours with other days off are other bands", () => {
    const hours = banded();
    const every = { ...WEEKDAYS, nationalHolidays: false };
    const of = (map = bandMap(hours, WEEKDAYS)) => sumBands(everySlot(1), day("2024-07-15"), map);
    expect([of()["peak"], of(bandMap(hours, every))["peak"], of()["peak"]]).toEqual([0, 600, 0]);
  });

  test("the day before summer and the day after have no peak", () => {
    expect(sums("2024-06-28", everySlot(1))).toEqual({ night: 2000, peak: 0, day: 2800 });
    expect(sums("2024-10-01", everySlot(1))).toEqual({ night: 2000, peak: 0, day: 2800 });
  });

  test("the first and the last day of summer have one", () => {
    expect(sums("2024-07-01", everySlot(1))["peak"]).toBe(600);
    expect(sums("2024-09-30", everySlot(1))["peak"]).toBe(600);
  });

  test.each([
    ["a Saturday", "2024-07-06"],
    ["a Sunday", "2024-07-07"],
    ["a national holiday", "2024-07-15"],
    ["a substitute holiday", "2024-08-12"],
  ])("%s is no working day", (_, on) => {
    expect(sums(on, everySlot(1))["peak"]).toBe(0);
  });

  test("the edges of a band: 12:30 is day, 13:00 peak, 15:30 peak, 16:00 day", () => {
    const slots = [25, 26, 31, 32].map((index) => sums("2024-07-01", oneSlot(index, 7)));
    expect(slots).toEqual([
      { night: 0, peak: 0, day: 7 },
      { night: 0, peak: 7, day: 0 },
      { night: 0, peak: 7, day: 0 },
      { night: 0, peak: 0, day: 7 },
    ]);
  });

  test("night runs over midnight: 22:00, 23:30, 00:00 and 07:30 are night, 08:00 is not", () => {
    const night = [43, 44, 47, 0, 15, 16].map(
      (index) => sums("2024-07-01", oneSlot(index, 1))["night"],
    );
    expect(night).toEqual([0, 1, 1, 1, 1, 0]);
  });

  test("a band for each half-hour of each month keeps its own use", () => {
    const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, "0"));
    const clocks = Array.from({ length: 49 }, (_, slot) => {
      return `${String(slot >> 1).padStart(2, "0")}:${slot % 2 === 0 ? "00" : "30"}`;
    });
    const timetable = months.flatMap((season) =>
      clocks.slice(0, 48).map((clock, slot) => {
        return { band: `${season} ${clock}`, season, hours: [`${clock}-${clocks[slot + 1]}`] };
      }),
    );
    const fine: Banded = {
      bands: Object.fromEntries(timetable.map(({ band }) => [band, null])),
      seasons: Object.fromEntries(
        months.map((month) => [month, { from: `${month}-01`, to: `${month}-31` }]),
      ),
      timetable,
    };
    const found = sumBands(oneSlot(1, 7), day("2024-12-24"), bandMap(fine));
    expect(Object.entries(found).filter(([, wh]) => wh > 0)).toEqual([["12 00:30", 7]]);
  });

  test("a plan's own days off", () => {
    const days = ["2024-12-30", "2024-12-31", "2025-01-02", "2025-01-03"];
    expect(days.map((on) => isDayOff(day(on), WEEKDAYS))).toEqual([false, true, true, false]);
    const none = { weekends: false, nationalHolidays: false, extra: [] };
    expect(isDayOff(day("2024-07-07"), none)).toBe(false);
  });

  test("the bands always sum to the whole", () => {
    const use = fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 48, maxLength: 48 });
    fc.assert(
      fc.property(use, fc.integer({ min: 0, max: 800 }), (slots, after) => {
        const from = addDays(day("2024-01-01"), after);
        const parts = sumBands(Int32Array.from(slots), from, bandMap(banded(), WEEKDAYS));
        const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
        expect(total).toBe(slots.reduce((sum, slot) => sum + slot, 0));
      }),
    );
  });
});
