import { RADIANS } from "../angle.ts";

const SEA_LEVEL_PA = 101_325;

/**
 * How many times the air overhead the light crosses, by the apparent zenith: Kasten & Young (1989),
 * Applied Optics 28. At 60° it is 1.9943; below the horizon NaN, for no light comes.
 */
export function relativeAirmass(apparentZenithDeg: number): number {
  if (apparentZenithDeg > 90) return Number.NaN;
  const low = 0.50572 * (96.07995 - apparentZenithDeg) ** -1.6364;
  return 1 / (Math.cos(apparentZenithDeg * RADIANS) + low);
}

/** The older form of Kasten (1966), on which DISC was fitted; at 60° it is 1.9928. */
export function kasten1966(zenithDeg: number): number {
  if (zenithDeg > 90) return Number.NaN;
  return 1 / (Math.cos(zenithDeg * RADIANS) + 0.15 * (93.885 - zenithDeg) ** -1.253);
}

/** Airmass for the pressure of the place: half the air at 50,662.5 Pa. */
export function absoluteAirmass(relative: number, pressurePa: number): number {
  return (relative * pressurePa) / SEA_LEVEL_PA;
}
