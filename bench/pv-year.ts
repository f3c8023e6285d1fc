#!/usr/bin/env node
/**
 * How long a year of half-hours of a house's panels takes, from weather to AC energy: the sun's
 * track by the full algorithm's figures, Perez's sky, one and three faces. The floor is reading the
 * year's weather and writing its energy. Prints a line of JSON for each.
 */
import { generateYear } from "../src/solar/climate/generate-year.ts";
import { officialYear } from "../src/solar/official-year.ts";
import type { Face } from "../src/solar/pv-system.ts";
import { pvYear } from "../src/solar/pv-year.ts";
import { sunYear } from "../src/solar/sun-year.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { pvPlace, pvSystemOf, SOUTH, WISH } from "./pv-town.ts";
import { medianMs, rounded } from "./median.ts";

const RUNS = 200;

const { climate, site, weather } = pvPlace(loadCatalogue("catalogue"));
const sun = sunYear(site, weather);

const sides: readonly Face[] = [90, 180, 270].map((azimuthDeg) => ({
  kw: 2,
  tiltDeg: 25,
  azimuthDeg,
}));

const one = pvSystemOf([SOUTH]);
const three = pvSystemOf(sides);
const official = {
  ...SOUTH,
  cells: "crystalline",
  setup: "roof",
  conditionerEfficiency: 0.955,
} as const;

const cases = {
  "weather to energy, sun included, one face": [() => pvYear(one, sunYear(site, weather)), 5],
  "sun and sky of the year alone": [() => sunYear(site, weather), null],
  "one face under a sun already known": [() => pvYear(one, sun), null],
  "three faces under a sun already known": [() => pvYear(three, sun), null],
  "the official method under a sun already known": [() => officialYear([official], sun), null],
  "generating the weather from normals": [() => generateYear(climate, WISH), null],
} as const;

const floor = medianMs(() => {
  const out = new Float64Array(weather.ghi.length);
  for (let at = 0; at < out.length; at += 1) {
    out[at] =
      (weather.ghi[at] ?? 0) +
      (weather.dni[at] ?? 0) +
      (weather.dhi[at] ?? 0) +
      (weather.airC[at] ?? 0) +
      (weather.windMs[at] ?? 0);
  }
  return out;
}, RUNS);
for (const [name, [run, target]] of Object.entries(cases)) {
  const ms = medianMs(run, RUNS);
  console.log(
    JSON.stringify({
      name: `PV year: ${name}`,
      unit: "ms",
      target,
      median: rounded(ms, 3),
      runs: RUNS,
      slots: weather.ghi.length,
      floor: { what: "reading the weather and writing the energy", median: rounded(floor, 3) },
      ratio: rounded(ms / floor, 3),
      met: target === null ? null : ms < target,
    }),
  );
}
