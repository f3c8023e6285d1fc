import { expect, it } from "vitest";
import { goldenRows } from "../../../test/golden/pv/read-golden.ts";
import { day } from "../../kernel/day.ts";
import { DEGREES, turn } from "../angle.ts";
import { sunPosition } from "./position.ts";
import { MEAN_AIR_C, standardPressurePa } from "./refraction.ts";
import { sunTrack } from "./track.ts";

it("gives the worked example of the paper", () => {
  const instant = day("2003-10-17") + (19 * 3600 + 30 * 60 + 30) / 86_400;
  const site = { latitude: 39.742476, longitude: -105.1786, altitudeM: 1830.14 };
  const sun = sunPosition(instant, site, { pressurePa: 82_000, temperatureC: 11 }, 67);
  expect(sun.apparentZenithDeg).toBeCloseTo(50.11162, 5);
  expect(sun.azimuthDeg).toBeCloseTo(194.34024, 5);
});

it("agrees with pvlib's SPA to 0.000001°, refraction and equation of time included", () => {
  const worst = { zenith: 0, apparent: 0, azimuth: 0, minutes: 0 };
  for (const { cell, text } of goldenRows("solar-position.csv")) {
    const site = { latitude: cell("lat"), longitude: cell("lon"), altitudeM: cell("alt_m") };
    const air = { pressurePa: cell("pressure_pa"), temperatureC: cell("temp_c") };
    const sun = sunPosition(instantOf(text("time")), site, air);
    worst.zenith = Math.max(worst.zenith, Math.abs(sun.zenithDeg - cell("zenith_deg")));
    const apparent = Math.abs(sun.apparentZenithDeg - cell("apparent_zenith_deg"));
    worst.apparent = Math.max(worst.apparent, apparent);
    worst.azimuth = Math.max(worst.azimuth, Math.abs(sun.azimuthDeg - cell("azimuth_deg")));
    worst.minutes = Math.max(worst.minutes, Math.abs(sun.equationOfTimeMin - cell("eot_min")));
  }
  for (const off of Object.values(worst)) expect(off).toBeLessThan(1e-6);
});

it("knows pvlib's pressure by height", () => {
  for (const { cell } of goldenRows("solar-position.csv"))
    expect(standardPressurePa(cell("alt_m"))).toBeCloseTo(cell("pressure_pa"), 2);
});

it.each([
  ["Sapporo", { latitude: 43.0621, longitude: 141.3544, altitudeM: 17 }, "2024-02-10"],
  ["Naha", { latitude: 26.2124, longitude: 127.6809, altitudeM: 30 }, "2026-04-01"],
  ["Minamitorishima", { latitude: 24.2896, longitude: 153.98, altitudeM: 5 }, "2031-07-01"],
])("follows the sun over %s for a year within 0.0005° of the full algorithm", (_, site, from) => {
  const stepsADay = 48;
  const days = 366;
  const step = Int32Array.from({ length: days * stepsADay }, (_, at) => at);
  const fromUniversalDays = day(from) - 9 / 24;
  const instants = { fromUniversalDays, days, stepsADay, step, count: step.length };
  const track = sunTrack(site, instants);
  const air = { pressurePa: standardPressurePa(site.altitudeM), temperatureC: MEAN_AIR_C };
  let worst = 0;
  // Every seventh half-hour: each time of day and all the year, in a second.
  for (let k = 0; k < step.length; k += 7) {
    const full = sunPosition(fromUniversalDays + (k + 0.5) / stepsADay, site, air);
    const zenith = (track.zenith[k] ?? 0) * DEGREES;
    const azimuth = turn(Math.atan2(track.east[k] ?? 0, track.north[k] ?? 0) * DEGREES);
    const aside = Math.abs(turn(azimuth - full.azimuthDeg + 180) - 180);
    const across = aside * Math.sin(full.apparentZenithDeg / DEGREES);
    worst = Math.max(worst, Math.abs(zenith - full.apparentZenithDeg), across);
  }
  expect(worst).toBeLessThan(0.0001);
});

/** `2023-01-15T08:00:00+09:00` in universal days. */
function instantOf(text: string): number {
  const [hour = 0, minute = 0, second = 0] = text.slice(11, 19).split(":").map(Number);
  return day(text.slice(0, 10)) + (hour + minute / 60 + second / 3600 - 9) / 24;
}
