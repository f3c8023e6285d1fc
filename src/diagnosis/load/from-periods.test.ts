import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, addToMonth, day, formatDay, month } from "../../kernel/day.ts";
import { period, periodOf } from "../../kernel/period.ts";
import { TOKYO_C, total } from "../../../test/support/made-up-use.ts";
import {
  type MonthsQuestion,
  type PeriodsQuestion,
  yearOfMonths,
  yearOfPeriods,
} from "./from-periods.ts";
import type { LoadYear } from "./load-year.ts";
import type { ShapeChoice } from "./shape.ts";
import { LIFE_TEMPLATES, type LifeKey } from "./templates.ts";

const home: ShapeChoice = { by: "template", template: "home" };

function year(question: Partial<MonthsQuestion>): LoadYear {
  const made = yearOfMonths({ months: [], shape: home, monthlyMeanC: TOKYO_C, ...question });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

function refusals(question: Partial<PeriodsQuestion>) {
  const asked = {
    periods: [{ period: period("2025-08-01/2025-09-01"), wh: 300_000 }],
    shape: home,
    monthlyMeanC: TOKYO_C,
    ...question,
  };
  const made = yearOfPeriods(asked);
  return made.ok ? [] : made.refusal.map(({ code, field }) => `${code} ${field}`);
}

/** Use of the hours [from, until) over the year. */
function inHours({ wh }: LoadYear, from: number, until: number): number {
  return total(wh.filter((_, index) => index % 48 >= from * 2 && index % 48 < until * 2));
}

describe("a year of months", () => {
  test("keeps each month's energy to the Wh, in whatever order and pattern they are stated", () => {
    const months = fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 12 });
    const template = fc.constantFrom(...(Object.keys(LIFE_TEMPLATES) as LifeKey[]));
    fc.assert(
      fc.property(months, fc.nat(900_000), template, (offsets, wh, life) => {
        const stated = offsets.map((offset) => ({
          month: addToMonth(month("2024-05"), offset),
          wh: wh + offset,
        }));
        const made = year({ months: stated, shape: { by: "template", template: life } });
        for (const { month: of, wh: energy } of stated) {
          const { from, until } = periodOf(of);
          const [start, end] = [(from - made.from) * 48, (until - made.from) * 48];
          expect(total(made.wh.subarray(start, end))).toBe(energy);
        }
        const { measured, filled, grown, shaped } = made.counts;
        expect([measured, filled, grown + shaped]).toEqual([0, 0, made.days * 48]);
        expect(made.wh.every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test("one August grows to a year with winters above springs, its error stated", () => {
    const made = year({ months: [{ month: month("2025-08"), wh: 374_000 }] });
    expect([formatDay(made.from), made.days]).toEqual(["2024-09-01", 365]);
    expect(made.counts).toEqual({ measured: 0, filled: 0, grown: 334 * 48, shaped: 31 * 48 });
    const of = (name: string) => {
      const { from, until } = periodOf(month(name));
      return total(made.wh.subarray((from - made.from) * 48, (until - made.from) * 48));
    };
    expect(of("2025-01")).toBeGreaterThan(of("2025-08"));
    expect(of("2025-08")).toBeGreaterThan(of("2025-05"));
    expect(made.error.levelPercent).toBeCloseTo((15 * 334) / 365, 10);
    expect(made.notes.map(({ code }) => code)).toEqual(["load.shaped", "load.grown"]);
  });

  test("a missing month lies at the level of those beside it", () => {
    const all = year({
      months: Array.from({ length: 12 }, (_, index) => ({
        month: addToMonth(month("2025-01"), index),
        wh: 300_000,
      })),
    });
    expect(all.error.levelPercent).toBe(0);
    const without = year({
      months: [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11].map((index) => ({
        month: addToMonth(month("2025-01"), index),
        wh: 300_000,
      })),
    });
    const may = total(without.wh.subarray(120 * 48, 151 * 48));
    expect(Math.abs(may / 300_000 - 1)).toBeLessThan(0.1);
  });

  test("from reading to reading; the year ends with the last", () => {
    const made = yearOfPeriods({
      periods: [{ period: period("2025-07-10/2025-08-09"), wh: 374_000 }],
      shape: home,
      monthlyMeanC: TOKYO_C,
    });
    expect(made.ok && formatDay(made.value.from)).toBe("2024-08-09");
    const lead = (day("2025-07-10") - addMonths(day("2025-08-09"), -12)) * 48;
    expect(made.ok && total(made.value.wh.subarray(lead))).toBe(374_000);
  });
});

describe("patterns of life", () => {
  test.each([
    ["away", "home", 9, 16, -1],
    ["evening", "home", 17, 22, 1],
    ["night", "home", 22, 24, 1],
    ["allElectric", "home", 1, 5, 1],
    ["office", "away", 9, 16, 1],
  ] as const)("%s against %s from %i to %i", (one, other, from, until, sign) => {
    const shares = [one, other].map((template) => {
      const made = year({
        months: [{ month: month("2025-08"), wh: 374_000 }],
        shape: { by: "template", template },
      });
      return inHours(made, from, until) / total(made.wh);
    });
    expect(Math.sign((shares[0] ?? 0) - (shares[1] ?? 0))).toBe(sign);
  });

  test("are whole numbers for 24 hours, and six", () => {
    const templates = Object.values(LIFE_TEMPLATES);
    expect(templates.length).toBe(6);
    for (const { work, off } of templates)
      for (const hours of [work, off]) {
        expect(hours.length).toBe(24);
        expect(hours.every((weight) => Number.isInteger(weight) && weight > 0)).toBe(true);
      }
  });

  test("own weights of the four bands hold in the year", () => {
    const weights = { morning: 20, day: 30, evening: 40, night: 10 };
    const made = year({
      months: [{ month: month("2025-08"), wh: 374_000 }],
      shape: { by: "bands", weights },
    });
    const bands = [inHours(made, 6, 10), inHours(made, 10, 17), inHours(made, 17, 23)];
    const all = total(made.wh);
    expect(bands.map((wh) => Math.floor((1000 * wh) / all + 0.5))).toEqual([200, 300, 400]);
    expect(made.error.shapePercent).toBe(12);
  });
});

describe("refusals", () => {
  const august = { period: period("2025-08-01/2025-09-01"), wh: 300_000 };
  const none = { morning: 0, day: 0, evening: 0, night: 0 };
  test.each([
    [{ periods: [] }, ["diagnosis.no-months periods"]],
    [
      { periods: [august, { ...august, period: period("2025-08-20/2025-09-20") }] },
      ["diagnosis.month-twice periods"],
    ],
    [
      { periods: [august, { ...august, period: period("2024-08-01/2024-09-01") }] },
      ["diagnosis.too-many-months periods"],
    ],
    [
      { periods: [{ ...august, period: { from: day("2025-09-01"), until: day("2025-09-01") } }] },
      ["diagnosis.period-wrong periods[0].period"],
    ],
    ...[-1, 0.5, 200_000_001, Number.NaN].map(
      (wh) =>
        [{ periods: [{ ...august, wh }] }, ["diagnosis.energy-implausible periods[0].wh"]] as const,
    ),
    [
      { periods: [{ ...august, period: period("2055-08-01/2055-09-01") }] },
      ["diagnosis.use-without-holidays from"],
    ],
    [
      { shape: { by: "template", template: "party" as LifeKey }, monthlyMeanC: [] },
      ["diagnosis.temperatures-wrong monthlyMeanC", "diagnosis.shape-unknown shape.template"],
    ],
    [
      { shape: { by: "bands", weights: { ...none, day: -1 } } },
      ["diagnosis.weights-wrong shape.weights.day"],
    ],
    [
      { shape: { by: "bands", weights: none } },
      ["morning", "day", "evening", "night"].map(
        (band) => `diagnosis.weights-wrong shape.weights.${band}`,
      ),
    ],
  ] as const)("%j", (question, expected) => {
    expect(refusals(question)).toEqual(expected);
  });
});
