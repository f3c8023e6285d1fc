import { RADIANS } from "../angle.ts";

/** The air between sun and eye. */
export interface Air {
  readonly pressurePa: number;
  readonly temperatureC: number;
}

/** Air taken where nothing is measured: 12 °C, as pvlib takes it. */
export const MEAN_AIR_C = 12;

/** The sun's radius and the refraction at the horizon: below them it lifts nothing. */
const LOWEST_DEG = -(0.26667 + 0.5667);

/**
 * Pressure of the standard atmosphere at a height: 100 × ((44,331.514 − h) ÷ 11,880.516)^(1 ÷
 * 0.1902632) Pa; 25 m is 101,025 Pa. Portland State Aerospace Society (2004), as pvlib has it.
 */
export function standardPressurePa(altitudeM: number): number {
  return 100 * ((44_331.514 - altitudeM) / 11_880.516) ** (1 / 0.1902632);
}

/**
 * How much air lifts the sun, degrees: Reda & Andreas (2008), step 3.11.3; at 10° and standard air
 * 0.0901°, at −1° nothing.
 */
export function refractionDeg(elevationDeg: number, airFactor: number): number {
  if (elevationDeg < LOWEST_DEG) return 0;
  const bent = (elevationDeg + 10.3 / (elevationDeg + 5.11)) * RADIANS;
  return (airFactor * 1.02) / (60 * Math.tan(bent));
}

/** The part of refraction that the air alone decides: 1 at 1,010 hPa and 10 °C. */
export function airFactor({ pressurePa, temperatureC }: Air): number {
  return (pressurePa / 101_000) * (283 / (273 + temperatureC));
}
