import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, formatDay } from "../../kernel/day.ts";
import { heatedUse, measuredUse, TOKYO_C, total } from "../../../test/support/made-up-use.ts";
import { type MeasuredUse, yearOfMeasured } from "./from-measured.ts";
import type { LoadYear } from "./load-year.ts";

function year(use: MeasuredUse): LoadYear {
  const made = yearOfMeasured(use, TOKYO_C);
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

function codes(use: MeasuredUse, monthlyMeanC: readonly number[] = TOKYO_C): string[] {
  const made = yearOfMeasured(use, monthlyMeanC);
  return made.ok ? [] : made.refusal.map(({ code }) => code);
}

function without(use: MeasuredUse, gaps: readonly (readonly [number, number])[]): MeasuredUse {
  const [wh, known] = [use.wh.slice(), use.known.slice()];
  for (const [start, end] of gaps) {
    wh.fill(0, start, end);
    known.fill(0, start, end);
  }
  return { ...use, wh, known };
}

function generated(known: number) {
  return {
    wh: new Float64Array(365 * 48).fill(9),
    known: Uint8Array.from({ length: 365 * 48 }, (_, slot) => (slot < known ? 1 : 0)),
  };
}

describe("a measured year", () => {
  test("passes unchanged when it is whole", () => {
    const generation = {
      wh: new Float64Array(365 * 48).fill(7),
      known: new Uint8Array(365 * 48).fill(1),
    };
    const use = measuredUse("2025-04-01", 365, { generation });
    expect(year(use)).toEqual({
      from: day("2025-04-01"),
      days: 365,
      wh: use.wh,
      origin: new Uint8Array(365 * 48),
      generation: generation.wh,
      basis: "half-hours",
      hemisphere: "north",
      counts: { measured: 365 * 48, filled: 0, grown: 0, shaped: 0 },
      error: {
        levelPercent: 0,
        shapePercent: 0,
        source: {
          ja: "1年分のすべての30分が実測値",
          en: "every half-hour of the year is measured",
        },
      },
      notes: [],
    });
  });

  test("is the newest year of more, with a leap day where one lies in it", () => {
    const made = year(measuredUse("2023-01-15", 500, { stepMinutes: 60 }));
    expect([formatDay(made.from), made.days, made.basis]).toEqual(["2023-05-29", 366, "hours"]);
    expect(made.notes.map(({ code }) => code)).toEqual(["load.newest-year", "load.hours-halved"]);
    expect(made.wh[0]).toBe(heatedUse(day("2023-05-29"), 0));
  });

  test("fills a short gap with the mean of the six nearest days of its kind, and counts it", () => {
    const use = measuredUse("2025-04-01", 365);
    // Thursday 2025-05-22, 09:00.
    const at = (day("2025-05-22") - day("2025-04-01")) * 48 + 18;
    const made = year(without(use, [[at, at + 1]]));
    const near = ["05-21", "05-23", "05-20", "05-19", "05-26", "05-27"];
    const mean = total(near.map((date) => heatedUse(day(`2025-${date}`), 18))) / near.length;
    expect(made.wh[at]).toBe(Math.floor(mean + 0.5));
    expect(made.origin[at]).toBe(1);
    expect(made.counts).toEqual({ measured: 365 * 48 - 1, filled: 1, grown: 0, shaped: 0 });
    expect(made.notes).toMatchObject([{ code: "load.filled", figures: { slots: 1 } }]);
    expect(made.error.levelPercent).toBeGreaterThan(0);
    expect(made.error.levelPercent).toBeLessThan(0.01);
  });

  test("grows what is missing from climate and calendar, near to what was used", () => {
    const truth = measuredUse("2025-04-01", 365);
    const made = year(without(truth, [[100 * 48, 140 * 48]]));
    expect(made.counts).toEqual({ measured: 325 * 48, filled: 0, grown: 40 * 48, shaped: 0 });
    const [was, is] = [truth.wh, made.wh].map((wh) => total(wh.subarray(100 * 48, 140 * 48)));
    expect(Math.abs((is ?? 0) / (was ?? 1) - 1)).toBeLessThan(0.05);
    expect(made.error.source.en).toBe("46 measured weeks, each left out and grown from the rest");
  });

  test("grows a year of two months, and of a week with a stated error", () => {
    const truth = total(measuredUse("2024-06-01", 365).wh);
    const made = year(measuredUse("2025-03-31", 62));
    expect([formatDay(made.from), made.days]).toEqual(["2024-06-01", 365]);
    expect(Math.abs(total(made.wh) / truth - 1)).toBeLessThan(0.1);
    expect(made.counts.grown + made.counts.measured).toBe(365 * 48);
    const week = year(measuredUse("2025-05-25", 7));
    expect(week.error.source.en).toBe(
      "stated default (illustrative): 7 whole days are too few to hold any out",
    );
    expect(week.error.levelPercent).toBeGreaterThan(made.error.levelPercent);
  });

  test("its slots by origin are all of it, whatever is missing; measured ones stay", () => {
    const use = measuredUse("2025-01-01", 60);
    const gaps = fc.array(fc.tuple(fc.nat(60 * 48 - 1), fc.nat(400)), { maxLength: 6 });
    fc.assert(
      fc.property(gaps, (found) => {
        const cut = without(
          use,
          found.map(([start, length]) => [start, start + length]),
        );
        const made = yearOfMeasured(cut, TOKYO_C);
        if (!made.ok) return;
        const { measured, filled, grown, shaped } = made.value.counts;
        expect(measured + filled + grown + shaped).toBe(made.value.days * 48);
        expect(measured).toBe(total(cut.known));
        const lead = (use.from - made.value.from) * 48;
        expect(
          cut.known.every((known, at) => known === 0 || made.value.wh[lead + at] === cut.wh[at]),
        ).toBe(true);
        expect(made.value.wh.every((wh) => Number.isInteger(wh) && wh >= 0)).toBe(true);
      }),
      { numRuns: 40, seed: 3 },
    );
  });
});

describe("own generation", () => {
  test("counts only where the year's is known", () => {
    const found = year(measuredUse("2025-04-01", 365, { generation: generated(9000) }));
    expect(found.generation).toBe(null);
    expect(found.notes).toMatchObject([
      { code: "load.generation-partial", figures: { known: 9000, slots: 17_520 } },
    ]);
  });

  test("what is sold without it is told, and what was cut", () => {
    const sold = generated(365 * 48);
    const counts = { negativeSlots: 3, negativeWh: 40 };
    const found = year(measuredUse("2025-04-01", 365, { sold, counts }));
    expect(found.notes.map(({ code }) => code)).toEqual([
      "load.generation-unknown",
      "load.negative-cut",
    ]);
  });
});

describe("refusals", () => {
  test("less than a week, and all that is wrong at once", () => {
    expect(codes(measuredUse("2025-04-01", 6), [20])).toEqual([
      "diagnosis.use-too-short",
      "diagnosis.temperatures-wrong",
    ]);
  });

  test("too few whole days", () => {
    const use = measuredUse("2025-04-01", 20);
    const gaps = Array.from(
      { length: 20 },
      (_, index) => [index * 48 + 10, index * 48 + 11] as const,
    );
    expect(codes(without(use, gaps))).toEqual(["diagnosis.use-too-thin"]);
  });

  test("years whose holidays are not known", () => {
    const use = { ...measuredUse("2049-06-01", 30), from: day("2051-06-01") };
    expect(codes(use)).toEqual(["diagnosis.use-without-holidays"]);
  });
});
