import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, civil, day } from "../../kernel/day.ts";
import { measuredUse, TOKYO_C, total } from "../../../test/support/made-up-use.ts";
import { isOff } from "./day-type.ts";
import { type MeasuredUse, yearOfMeasured } from "./from-measured.ts";
import { layOn } from "./lay-on.ts";
import type { LoadYear } from "./load-year.ts";

/** A year in which each slot of a day holds the day's number: where days go can be read off it. */
function numbered(from: string, days: number, more: Partial<MeasuredUse> = {}): LoadYear {
  const wh = Float64Array.from({ length: days * 48 }, (_, slot) => Math.floor(slot / 48));
  const generation = { wh, known: new Uint8Array(days * 48).fill(1) };
  const made = yearOfMeasured({ ...measuredUse(from, days), wh, generation, ...more }, TOKYO_C);
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

function sourceOf(load: LoadYear, laid: LoadYear, on: string) {
  return addDays(load.from, laid.wh[(day(on) - laid.from) * 48] ?? 0);
}

function daysOff(from: string, until: string): number {
  let count = 0;
  for (let on = day(from); on < day(until); on = addDays(on, 1))
    count += isOff(on, "north") ? 1 : 0;
  return count;
}

describe("laying a year on another", () => {
  test("the k-th working day takes the k-th working day of its month, days off likewise", () => {
    const load = numbered("2011-04-01", 366);
    const laid = layOn(load, day("2025-04-01"));
    expect(laid.days).toBe(365);
    expect(sourceOf(load, laid, "2025-07-02")).toBe(day("2011-07-04"));
    expect(sourceOf(load, laid, "2025-07-05")).toBe(day("2011-07-02"));
    expect(laid.notes.map(({ code }) => code)).toEqual(["load.laid-on"]);
    expect([...(laid.generation ?? [])]).toEqual([...laid.wh]);
  });

  test("on itself it is itself; begun on another day of it, days keep their dates", () => {
    const load = numbered("2014-07-15", 365);
    expect(layOn(load, day("2014-07-15"))).toBe(load);
    // July 2014 is half of this year's and half of the next: 2015-07-01 to 14 stand in it.
    const laid = layOn(load, day("2014-07-01"));
    expect(sourceOf(load, laid, "2014-07-16")).toBe(day("2014-07-16"));
    expect(sourceOf(load, laid, "2015-03-03")).toBe(day("2015-03-03"));
  });

  test("every day takes one of its month and kind, none more than twice", () => {
    const years = fc.tuple(fc.integer({ min: 2000, max: 2040 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(years, years, ([year, month], [onto, begins]) => {
        const from = `${year}-${String(month).padStart(2, "0")}-01`;
        const days = day(`${year + 1}${from.slice(4)}`) - day(from);
        const load = numbered(from, days);
        const laid = layOn(load, day(`${onto}-${String(begins).padStart(2, "0")}-01`));
        const used = new Map<number, number>();
        for (let index = 0; index < laid.days; index += 1) {
          const on = addDays(laid.from, index);
          const source = addDays(load.from, laid.wh[index * 48] ?? 0);
          expect(civil(source).month).toBe(civil(on).month);
          expect(isOff(source, "north")).toBe(isOff(on, "north"));
          used.set(source, (used.get(source) ?? 0) + 1);
        }
        expect(Math.max(...used.values())).toBeLessThanOrEqual(2);
        expect(total(laid.origin)).toBe(0);
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  test("energy is kept where each month has as many days of each kind", () => {
    // 2014 and 2025 begin on a Wednesday; holidays differ by name, and by number in few months.
    const load = numbered("2014-01-01", 365);
    const laid = layOn(load, day("2025-01-01"));
    expect(daysOff("2014-06-01", "2014-07-01")).toBe(daysOff("2025-06-01", "2025-07-01"));
    const june = [151 * 48, 181 * 48] as const;
    expect(total(laid.wh.subarray(...june))).toBe(total(load.wh.subarray(...june)));
  });

  test("a southern year is turned by half a year, and is northern then", () => {
    const load = numbered("2011-07-01", 366, { hemisphere: "south" });
    const laid = layOn(load, day("2026-01-01"));
    // 2026-01-05, the second working day of January, takes the second one of July 2011.
    expect(sourceOf(load, laid, "2026-01-05")).toBe(day("2011-07-04"));
    expect(laid.hemisphere).toBe("north");
    expect(laid.notes.map(({ code }) => code)).toEqual(["load.turned", "load.laid-on"]);
    expect(layOn(laid, day("2026-01-01"))).toBe(laid);
  });
});
