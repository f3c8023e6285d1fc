import { DEGREES, RADIANS, turn } from "../angle.ts";
import type { Site } from "../weather.ts";
import { ephemerisAt } from "./ephemeris.ts";
import { type Air, airFactor, refractionDeg } from "./refraction.ts";

export interface SunPosition {
  /** From straight up, without the air's refraction. */
  readonly zenithDeg: number;
  /** From straight up, as seen through the air. */
  readonly apparentZenithDeg: number;
  /** East of north: 180 is south. */
  readonly azimuthDeg: number;
  readonly equationOfTimeMin: number;
}

/** What of a place turns the sun's place in space into the one in its sky. */
export interface Observer {
  readonly sinLatitude: number;
  readonly cosLatitude: number;
  /** Distance from the earth's axis and from the equator's plane, in earth radii. */
  readonly x: number;
  readonly y: number;
}

/** Sun's parallax at 1 au, radians: 8.794″. */
export const PARALLAX = (8.794 / 3600) * RADIANS;

const FLATTENED = 0.99664719;
const EARTH_RADIUS_M = 6_378_140;

/** Steps 3.12.1–3: 43° N at sea level is 0.7325 radii from the axis. */
export function observerAt({ latitude, altitudeM }: Site): Observer {
  const sinLatitude = Math.sin(latitude * RADIANS);
  const cosLatitude = Math.cos(latitude * RADIANS);
  const u = Math.atan(FLATTENED * Math.tan(latitude * RADIANS));
  const height = altitudeM / EARTH_RADIUS_M;
  const x = Math.cos(u) + height * cosLatitude;
  const y = FLATTENED * Math.sin(u) + height * sinLatitude;
  return { sinLatitude, cosLatitude, x, y };
}

/**
 * Where the sun stands in a place's sky at an instant: the Solar Position Algorithm, Reda & Andreas
 * (2008), NREL/TP-560-34302, whole and without shortening. Their example (2003-10-17 19:30:30 UT,
 * 39.742476° N 105.1786° W, 1,830.14 m, 820 mbar, 11 °C, ΔT 67 s) gives zenith 50.11162° and
 * azimuth 194.34024°.
 */
export function sunPosition(
  universalDays: number,
  site: Site,
  air: Air,
  deltaTS?: number,
): SunPosition {
  const { slowHourAngleDeg, declinationDeg, radiusAu, equationOfTimeMin } = ephemerisAt(
    universalDays,
    deltaTS,
  );
  const fraction = universalDays - Math.floor(universalDays);
  const hourAngle = (slowHourAngleDeg + 360 * fraction + site.longitude) * RADIANS;
  const declination = declinationDeg * RADIANS;
  const { sinLatitude, cosLatitude, x, y } = observerAt(site);
  // The place lies off the earth's centre: its view of the sun is shifted by the parallax.
  const parallax = Math.sin(PARALLAX / radiusAu);
  const outward = Math.cos(declination) * Math.cos(hourAngle) - x * parallax;
  const west = Math.cos(declination) * Math.sin(hourAngle);
  const northward = Math.sin(declination) - y * parallax;
  const up = sinLatitude * northward + cosLatitude * outward;
  const south = sinLatitude * outward - cosLatitude * northward;
  const elevationDeg = Math.atan2(up, Math.hypot(south, west)) * DEGREES;
  const zenithDeg = 90 - elevationDeg;
  return {
    zenithDeg,
    apparentZenithDeg: zenithDeg - refractionDeg(elevationDeg, airFactor(air)),
    azimuthDeg: turn(Math.atan2(west, south) * DEGREES + 180),
    equationOfTimeMin,
  };
}
