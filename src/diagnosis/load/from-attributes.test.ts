import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { TOKYO_C, total } from "../../../test/support/made-up-use.ts";
import { type HouseholdAttributes, yearOfAttributes } from "./from-attributes.ts";
import type { LoadYear } from "./load-year.ts";

const three: HouseholdAttributes = {
  from: day("2025-04-01"),
  persons: 3,
  dwelling: "flat",
  floorM2: 70,
  allElectric: false,
  heating: "electricity",
  homeByDay: false,
  carKmAYear: 0,
  monthlyMeanC: TOKYO_C,
};

function year(more: Partial<HouseholdAttributes> = {}): LoadYear {
  const made = yearOfAttributes({ ...three, ...more });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

function kwh(more: Partial<HouseholdAttributes> = {}): number {
  return Math.floor(total(year(more).wh) / 1000);
}

describe("a year of a household's kind", () => {
  test("comes to what is written of it", () => {
    const house = { persons: 4, dwelling: "house", floorM2: 110 } as const;
    expect([
      kwh(),
      kwh({ persons: 1, floorM2: 25 }),
      kwh(house),
      kwh({ ...house, allElectric: true }),
    ]).toEqual([3794, 2092, 5091, 7769]);
  });

  test("says that it is a model, with a wide error", () => {
    const made = year();
    expect(made.counts).toEqual({ measured: 0, filled: 0, grown: 0, shaped: 365 * 48 });
    expect(made.error).toMatchObject({ levelPercent: 30, shapePercent: 22 });
    expect(made.notes.map(({ code }) => code)).toEqual(["load.model", "load.shaped"]);
    expect(made.wh.every((wh) => Number.isInteger(wh) && wh >= 0)).toBe(true);
  });

  test.each([
    ["a person", { persons: 4 }],
    ["a house", { dwelling: "house" }],
    ["floor", { floorM2: 90 }],
    ["all-electric", { allElectric: true }],
    ["staying in", { homeByDay: true }],
    ["colder winters", { monthlyMeanC: TOKYO_C.map((celsius) => Math.min(celsius, 20) - 5) }],
  ] as const)("%s adds to it", (_, more) => {
    expect(kwh(more)).toBeGreaterThan(kwh());
  });

  test("rooms warmed otherwise take from it; a car adds 0.15 kWh a km, at night", () => {
    expect(kwh({ heating: "other" })).toBeLessThan(kwh());
    const [without, driven] = [year(), year({ carKmAYear: 8000 })];
    expect(Math.floor((total(driven.wh) - total(without.wh)) / 1000 + 0.5)).toBe(1200);
    expect(Math.abs((driven.wh[20] ?? 0) - (without.wh[20] ?? 0))).toBeLessThanOrEqual(1);
  });

  test("all that is wrong is refused at once", () => {
    const made = yearOfAttributes({
      ...three,
      persons: 0,
      floorM2: 4,
      carKmAYear: -1,
      monthlyMeanC: [],
      from: day("2060-01-01"),
    });
    expect(made.ok ? [] : made.refusal.map(({ code }) => code)).toEqual([
      "diagnosis.persons-implausible",
      "diagnosis.size-implausible",
      "diagnosis.distance-implausible",
      "diagnosis.temperatures-wrong",
      "diagnosis.use-without-holidays",
    ]);
  });
});
