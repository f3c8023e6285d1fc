import { expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { degreeDays, normalOn, wrongTemperatures } from "./climate.ts";
import { TOKYO_C } from "../../../test/support/made-up-use.ts";

test("a day's normal lies straight between the middles of two months", () => {
  expect(normalOn(day("2026-02-01"), TOKYO_C)).toBeCloseTo(6.1 - (0.7 * 13.5) / 29.5, 12);
  expect(normalOn(day("2026-01-16"), TOKYO_C)).toBe(5.4);
  expect(normalOn(day("2026-12-31"), TOKYO_C)).toBeCloseTo(7.7 + ((5.4 - 7.7) * 15) / 31, 12);
});

test("degrees of heating and cooling; in the south half a year off", () => {
  const north = degreeDays(day("2026-01-16"), 1, TOKYO_C);
  expect([north.heating[0], north.cooling[0]]).toEqual([16 - 5.4, 0]);
  const south = degreeDays(day("2026-01-16"), 1, TOKYO_C, "south");
  expect([south.heating[0], south.cooling[0]?.toPrecision(6)]).toEqual([0, "3.70000"]);
});

test("twelve temperatures that can be", () => {
  expect(wrongTemperatures(TOKYO_C)).toEqual([]);
  for (const wrong of [
    TOKYO_C.slice(1),
    [...TOKYO_C.slice(1), 61],
    [...TOKYO_C.slice(1), Number.NaN],
  ])
    expect(wrongTemperatures(wrong)).toMatchObject([{ code: "diagnosis.temperatures-wrong" }]);
});
