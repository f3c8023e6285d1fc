import { DEGREES, RADIANS, turn } from "../angle.ts";
import { EARTH_TERMS } from "./earth-terms.ts";
import { NUTATION_TERMS, NUTATION_WIDTH } from "./nutation-terms.ts";

/**
 * Where the sun stands as seen from the earth's centre. `universalDays` everywhere in this folder
 * counts days of Universal Time since 1970-01-01 00:00, with their fraction.
 */
export interface Ephemeris {
  /** Greenwich's sidereal time less right ascension, less 360° × the day's fraction. */
  readonly slowHourAngleDeg: number;
  readonly declinationDeg: number;
  /** Distance of the earth from the sun, au. */
  readonly radiusAu: number;
  /** True sun before mean sun, minutes. */
  readonly equationOfTimeMin: number;
}

/**
 * Terrestrial Time less Universal Time, seconds: 69.2 has held from 2017 on to within 0.2 s, and a
 * whole second moves the sun by 0.00001°.
 */
export const DELTA_T_S = 69.2;

const J2000_DAYS = 10_957.5; // 2000-01-01 12:00 UT.
const CENTURY_DAYS = 36_525;
const ARC_SECONDS = 3600;
const NUTATION_UNIT = 36_000_000; // 0.0001″ in degrees.

/**
 * The sun's apparent place by the Solar Position Algorithm: Reda & Andreas (2008), Solar position
 * algorithm for solar radiation applications, NREL/TP-560-34302, steps 3.2–3.10 and A.1. On
 * 2003-10-17 19:30:30 UT (their example) the declination is −9.31434° and the radius 0.99654 au.
 */
export function ephemerisAt(universalDays: number, deltaTS: number = DELTA_T_S): Ephemeris {
  const since = universalDays - J2000_DAYS;
  const century = (since + deltaTS / 86_400) / CENTURY_DAYS;
  const millennium = century / 10;
  const radiusAu = sumOf(EARTH_TERMS.radius, millennium);
  const earthLongitude = sumOf(EARTH_TERMS.longitude, millennium) * DEGREES;
  const beta = -sumOf(EARTH_TERMS.latitude, millennium);
  const nutation = nutationAt(century);
  const epsilonDeg = meanObliquityDeg(millennium / 10) + nutation.obliquityDeg;
  const epsilon = epsilonDeg * RADIANS;
  const aberrationDeg = -20.4898 / (ARC_SECONDS * radiusAu);
  const lambda = (earthLongitude + 180 + nutation.longitudeDeg + aberrationDeg) * RADIANS;
  const rise = Math.sin(lambda) * Math.cos(epsilon) - Math.tan(beta) * Math.sin(epsilon);
  const ascensionDeg = Math.atan2(rise, Math.cos(lambda)) * DEGREES;
  const sinDeclination =
    Math.sin(beta) * Math.cos(epsilon) + Math.cos(beta) * Math.sin(epsilon) * Math.sin(lambda);
  const equinoxDeg = nutation.longitudeDeg * Math.cos(epsilon);
  return {
    slowHourAngleDeg: turn(slowSiderealDeg(since) + equinoxDeg - ascensionDeg),
    declinationDeg: Math.asin(sinDeclination) * DEGREES,
    radiusAu,
    equationOfTimeMin: minutes(
      meanLongitudeDeg(millennium) - 0.0057183 - ascensionDeg + equinoxDeg,
    ),
  };
}

/** Step 3.2: Σ millennium^k × Σ amplitude × cos(phase + frequency × millennium), ÷ 1e8. */
function sumOf(tables: readonly Float64Array[], millennium: number): number {
  let total = 0;
  for (let power = tables.length - 1; power >= 0; power -= 1) {
    const terms = tables[power] ?? EMPTY;
    let sum = 0;
    for (let at = 0; at < terms.length; at += 3) {
      sum += at3(terms, at) * Math.cos(at3(terms, at + 1) + at3(terms, at + 2) * millennium);
    }
    total = total * millennium + sum;
  }
  return total / 1e8;
}

const EMPTY = new Float64Array(0);

function at3(terms: Float64Array, index: number): number {
  return terms[index] ?? 0;
}

/** Step 3.4: nutation in longitude and obliquity. */
function nutationAt(t: number): { longitudeDeg: number; obliquityDeg: number } {
  const t2 = t * t;
  const t3 = t2 * t;
  const moonElongation = 297.85036 + 445267.11148 * t - 0.0019142 * t2 + t3 / 189474;
  const sunAnomaly = 357.52772 + 35999.05034 * t - 0.0001603 * t2 - t3 / 300000;
  const moonAnomaly = 134.96298 + 477198.867398 * t + 0.0086972 * t2 + t3 / 56250;
  const moonLatitude = 93.27191 + 483202.017538 * t - 0.0036825 * t2 + t3 / 327270;
  const moonNode = 125.04452 - 1934.136261 * t + 0.0020708 * t2 + t3 / 450000;
  const row = NUTATION_TERMS;
  let longitude = 0;
  let obliquity = 0;
  for (let at = 0; at < row.length; at += NUTATION_WIDTH) {
    const argument =
      at3(row, at) * moonElongation +
      at3(row, at + 1) * sunAnomaly +
      at3(row, at + 2) * moonAnomaly +
      at3(row, at + 3) * moonLatitude +
      at3(row, at + 4) * moonNode;
    const radians = argument * RADIANS;
    longitude += (at3(row, at + 5) + at3(row, at + 6) * t) * Math.sin(radians);
    obliquity += (at3(row, at + 7) + at3(row, at + 8) * t) * Math.cos(radians);
  }
  return { longitudeDeg: longitude / NUTATION_UNIT, obliquityDeg: obliquity / NUTATION_UNIT };
}

const OBLIQUITY = [
  84381.448, -4680.93, -1.55, 1999.25, -51.38, -249.67, -39.05, 7.12, 27.87, 5.79, 2.45,
] as const;

/** Step 3.5.1; `u` is time in units of ten millennia. */
function meanObliquityDeg(u: number): number {
  return OBLIQUITY.reduceRight((sum, term) => sum * u + term, 0) / ARC_SECONDS;
}

/** Step 3.8.1 without the turn of the day itself, 360° × fraction. */
function slowSiderealDeg(sinceJ2000: number): number {
  const century = sinceJ2000 / CENTURY_DAYS;
  const wander = 0.000387933 * century * century - (century * century * century) / 38_710_000;
  // J2000 is a noon: the turn counted from midnight is half a turn behind.
  return 280.46061837 - 180 + 0.98564736629 * sinceJ2000 + wander;
}

/** Step A.1: the sun's mean longitude. */
function meanLongitudeDeg(m: number): number {
  const high = 1 / 49931 - m / 15300 - (m * m) / 2_000_000;
  return 280.4664567 + 360007.6982779 * m + 0.03032028 * m * m + m * m * m * high;
}

function minutes(degrees: number): number {
  const day = turn(degrees) * 4;
  return day > 720 ? day - 1440 : day;
}
