import { expect, it } from "vitest";
import { day } from "../kernel/day.ts";
import { alignWeather } from "./align-weather.ts";
import type { WeatherYear } from "./weather.ts";

/** Air says which day of the year it is: 1 on 1 January. */
const hours = (of: (day: number) => number) =>
  Float64Array.from({ length: 365 * 24 }, (_, hour) => of(Math.floor(hour / 24) + 1));
const typical: WeatherYear = {
  from: day("2023-01-01"),
  days: 365,
  stepMinutes: 60,
  offsetHours: 9,
  ghi: hours(() => 0),
  dni: hours(() => 0),
  dhi: hours(() => 0),
  airC: hours((of) => of),
  windMs: hours(() => 1),
  origin: { kind: "file", format: "epw", place: "made up" },
};

it.each([
  ["2025-04-01", 365, 91, 90],
  ["2024-01-01", 366, 1, 365],
  ["2024-02-29", 1, 59, 59],
  ["2024-03-01", 365, 60, 59],
  ["2027-12-31", 2, 365, 1],
])("lays typical weather over %s and %i days by date", (from, days, first, last) => {
  const laid = alignWeather(typical, day(from), days);
  expect(laid.airC).toHaveLength(days * 24);
  expect([laid.airC[0], laid.airC.at(-1)]).toEqual([first, last]);
  expect(laid).toMatchObject({ from: day(from), days, stepMinutes: 60, origin: typical.origin });
});

it("gives 29 February the 28th's", () => {
  const { airC } = alignWeather(typical, day("2024-02-28"), 3);
  expect([airC[0], airC[24], airC[48]]).toEqual([59, 59, 60]);
});
