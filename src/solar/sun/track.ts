import { DEGREES, RADIANS } from "../angle.ts";
import type { Site } from "../weather.ts";
import { observerAt, PARALLAX } from "./position.ts";
import { airFactor, MEAN_AIR_C, refractionDeg, standardPressurePa } from "./refraction.ts";
import { cubicAt, NODE_DAYS, sparseEphemeris } from "./sparse-ephemeris.ts";

/** Where the sun is seen at each of many instants, as directions of length 1. */
export interface SunTrack {
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly up: Float64Array;
  /** Apparent zenith, radians. */
  readonly zenith: Float64Array;
  /** Sine of the elevation without the air's refraction. */
  readonly trueUp: Float64Array;
}

/** Steps of a span: the k-th instant is the middle of step `step[k]` from the span's midnight. */
export interface Instants {
  readonly fromUniversalDays: number;
  readonly days: number;
  readonly stepsADay: number;
  readonly step: Int32Array;
  readonly count: number;
}

/**
 * The sun's track through the sky of a place, refraction at the place's standard air included. Slow
 * movements come from `sparseEphemeris`; what the turning earth does is computed for each instant,
 * as `sunPosition` does it. Tokyo, 2023-01-01 12:30: zenith 59.67°, azimuth 192.1°.
 */
export function sunTrack(site: Site, instants: Instants): SunTrack {
  const { fromUniversalDays, stepsADay, step, count } = instants;
  const sun = sparseEphemeris(fromUniversalDays, instants.days);
  const { sinLatitude, cosLatitude, x, y } = observerAt(site);
  const air = airFactor({
    pressurePa: standardPressurePa(site.altitudeM),
    temperatureC: MEAN_AIR_C,
  });
  const midnight = fromUniversalDays - Math.floor(fromUniversalDays);
  const east = new Float64Array(count);
  const north = new Float64Array(count);
  const up = new Float64Array(count);
  const zenith = new Float64Array(count);
  const trueUp = new Float64Array(count);
  for (let k = 0; k < count; k += 1) {
    const elapsed = ((step[k] ?? 0) + 0.5) / stepsADay;
    const place = elapsed / NODE_DAYS;
    const stretch = Math.floor(place);
    const u = place - stretch;
    const at = stretch * 4;
    const slow = cubicAt(sun.slowHourAngleDeg, at, u);
    const sinDeclination = cubicAt(sun.sinDeclination, at, u);
    const parallax = PARALLAX * cubicAt(sun.closeness, at, u);
    const turned = 360 * (midnight + elapsed - Math.floor(midnight + elapsed));
    const hourAngle = (slow + turned + site.longitude) * RADIANS;
    const cosDeclination = Math.sqrt(1 - sinDeclination * sinDeclination);
    const outward = cosDeclination * Math.cos(hourAngle) - x * parallax;
    const west = cosDeclination * Math.sin(hourAngle);
    const northward = sinDeclination - y * parallax;
    const upward = sinLatitude * northward + cosLatitude * outward;
    const south = sinLatitude * outward - cosLatitude * northward;
    const level = Math.sqrt(south * south + west * west);
    const elevation = Math.atan2(upward, level);
    const seen = elevation + refractionDeg(elevation * DEGREES, air) * RADIANS;
    const cosSeen = Math.cos(seen) / level;
    east[k] = -west * cosSeen;
    north[k] = -south * cosSeen;
    up[k] = Math.sin(seen);
    zenith[k] = Math.PI / 2 - seen;
    trueUp[k] = upward / Math.sqrt(upward * upward + level * level);
  }
  return { east, north, up, zenith, trueUp };
}
