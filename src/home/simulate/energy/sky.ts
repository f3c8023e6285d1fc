import { chanceBetween } from "../../../kernel/chance.ts";
import { civil, type Day, dayOf } from "../../../kernel/day.ts";
import { haurwitz } from "../../../solar/sky/clear-sky.ts";
import { dayOfBoundary } from "../../slots/boundary.ts";
import type { Boundary } from "../../slots/observation.ts";
import { SLOTS } from "./moment.ts";

const RADIANS = Math.PI / 180;
/** An invented town on the coast of Kanagawa. */
const LATITUDE = 35.3;
const LONGITUDE = 139.5;
/** What becomes of the light on a roof: inverter, dirt, warmth. */
const YIELD = 0.8;
const TOWN = 7;

/** Outdoor temperature in tenths of a degree: a year's wave, a day's, and three days' weather. */
export function mildCoastTenths(boundary: Boundary): number {
  const on = dayOfBoundary(boundary);
  const slot = boundary - on * SLOTS;
  const season = 160 - 112 * Math.cos((2 * Math.PI * (dayOfYear(on) - 25)) / 365);
  const hour = 40 * Math.cos((2 * Math.PI * (slot - 28)) / SLOTS);
  const weather =
    chanceBetween(-30, 30, TOWN, Math.floor(on / 3)) + chanceBetween(-12, 12, TOWN, on);
  return Math.trunc(season + hour + weather);
}

/**
 * Height of the sun over the horizon in the middle of a slot, degrees: Cooper's declination (1969),
 * good to half a degree. Noon of 22 November: about 35.
 */
export function sunHeightDeg(boundary: Boundary): number {
  const on = dayOfBoundary(boundary);
  const declination = 23.45 * RADIANS * Math.sin((2 * Math.PI * (284 + dayOfYear(on))) / 365);
  const hours = (boundary - on * SLOTS + 0.5) / 2 + (LONGITUDE - 135) / 15;
  const angle = (hours - 12) * 15 * RADIANS;
  const [sine, cosine] = [Math.sin(LATITUDE * RADIANS), Math.cos(LATITUDE * RADIANS)];
  const up = sine * Math.sin(declination) + cosine * Math.cos(declination) * Math.cos(angle);
  return Math.asin(up) / RADIANS;
}

/** Wh that panels of a rated power make in a slot under the town's clouds of that day and hour. */
export function solarWh(ratedW: number, boundary: Boundary): number {
  const height = sunHeightDeg(boundary);
  if (ratedW === 0 || height <= 0) return 0;
  const on = dayOfBoundary(boundary);
  // Most days are bright: of two draws the clearer one counts.
  const day = Math.max(chanceBetween(12, 100, TOWN, on, 1), chanceBetween(12, 100, TOWN, on, 2));
  const hour = chanceBetween(80, 100, TOWN, on, boundary);
  const light = (haurwitz(90 - height) * day * hour) / 10_000;
  return Math.trunc((ratedW * YIELD * light) / 2000);
}

function dayOfYear(on: Day): number {
  return on - dayOf(civil(on).year, 1, 1) + 1;
}
