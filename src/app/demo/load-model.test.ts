import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { type Household, loadOf, loadOfDay, meanTemperature } from "./load-model.ts";

const family: Household = {
  seed: 2,
  baseW: 140,
  persons: 3,
  homeByDay: false,
  heatingWPerDegree: 60,
  coolingWPerDegree: 90,
  nightWaterW: 0,
};
const year = { from: day("2025-01-01"), until: day("2026-01-01") };

function kwh(household: Household, from: string, until: string): number {
  const { wh } = loadOf(
    household,
    "m",
    { from: day(from), until: day(until) },
    "2026-01-01T00:00:00Z",
  );
  return Math.trunc(wh.reduce((sum, value) => sum + value, 0) / 1000);
}

function sums(dates: readonly string[], from: number, until: number): number {
  const slots = dates.flatMap((date) =>
    Array.from(loadOfDay(family, day(date)).slice(from, until)),
  );
  return slots.reduce((sum, wh) => sum + wh, 0);
}

describe("the load of a made-up household", () => {
  test("is the same whenever and in whatever pieces it is asked for", () => {
    const whole = loadOf(family, "m", year, "2026-01-01T00:00:00Z");
    const slots = whole.wh.subarray(100 * 48, 101 * 48);
    expect([...loadOfDay(family, day("2025-04-11"))]).toEqual([...slots]);
    expect(kwh(family, "2025-01-01", "2026-01-01")).toBe(5256);
  });

  test("has a cold and a hot season, and mild ones between", () => {
    const [january, may, august, october] = [
      kwh(family, "2025-01-01", "2025-02-01"),
      kwh(family, "2025-05-01", "2025-06-01"),
      kwh(family, "2025-08-01", "2025-09-01"),
      kwh(family, "2025-10-01", "2025-11-01"),
    ] as const;
    expect(january).toBeGreaterThan(august);
    expect(august).toBeGreaterThan(may);
    expect(may).toBeLessThan(400);
    expect(october).toBeLessThan(400);
  });

  test("peaks in the morning and the evening of a working day, and stays up on a Sunday", () => {
    const tuesdays = ["2025-05-13", "2025-05-20", "2025-05-27"];
    const sundays = ["2025-05-11", "2025-05-18", "2025-05-25"];
    expect(sums(tuesdays, 36, 42)).toBeGreaterThan(3 * sums(tuesdays, 18, 24));
    expect(sums(tuesdays, 12, 16)).toBeGreaterThan(2 * sums(tuesdays, 2, 6));
    expect(sums(sundays, 20, 32)).toBeGreaterThan(2 * sums(tuesdays, 20, 32));
  });

  test("draws the base only while everybody is away", () => {
    const away = { ...family, away: [{ from: day("2025-08-10"), until: day("2025-08-17") }] };
    expect([...loadOfDay(away, day("2025-08-16"))]).toEqual(Array.from({ length: 48 }, () => 70));
    expect([...loadOfDay(away, day("2025-08-17"))]).toEqual([
      ...loadOfDay(family, day("2025-08-17")),
    ]);
  });

  test("the town is coldest in January or February and warmest in July or August", () => {
    const means = Array.from({ length: 365 }, (_, index) =>
      meanTemperature((year.from + index) as typeof year.from),
    );
    const coldest = means.indexOf(Math.min(...means));
    const warmest = means.indexOf(Math.max(...means));
    expect(coldest).toBeLessThan(59);
    expect(warmest).toBeGreaterThan(181);
    expect(warmest).toBeLessThan(243);
  });
});
