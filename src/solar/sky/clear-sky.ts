import { RADIANS } from "../angle.ts";

export interface Irradiance {
  readonly ghi: number;
  readonly dni: number;
  readonly dhi: number;
}

export interface ClearAir {
  readonly apparentZenithDeg: number;
  readonly absoluteAirmass: number;
  readonly linkeTurbidity: number;
  readonly altitudeM: number;
  readonly extraterrestrial: number;
}

const DARK: Irradiance = { ghi: 0, dni: 0, dhi: 0 };

/**
 * Irradiance under a cloudless sky, W/m²: Ineichen & Perez (2002), Solar Energy 73, without the
 * later enhancement of the global part. Sapporo, 15 January, zenith 64.22°, airmass 2.286,
 * turbidity 4.6: global 354.5, direct 557.4, diffuse 112.1.
 */
export function ineichen(air: ClearAir): Irradiance {
  const { absoluteAirmass: mass, linkeTurbidity: linke, altitudeM, extraterrestrial } = air;
  const cosZenith = Math.max(Math.cos(air.apparentZenithDeg * RADIANS), 0);
  if (Number.isNaN(mass) || cosZenith === 0) return DARK;
  const height1 = Math.exp(-altitudeM / 8000);
  const height2 = Math.exp(-altitudeM / 1250);
  const scale = 5.09e-5 * altitudeM + 0.868;
  const depth = 3.92e-5 * altitudeM + 0.0387;
  const through = Math.exp(-depth * mass * (height1 + height2 * (linke - 1)));
  const ghi = scale * extraterrestrial * cosZenith * through;
  const beam = (0.664 + 0.163 / height1) * Math.exp(-0.09 * mass * (linke - 1));
  const most = 1 - (0.1 - 0.2 * Math.exp(-linke)) / (0.1 + 0.882 / height1);
  const dni = Math.min(extraterrestrial * beam, (ghi * Math.max(most, 0)) / cosZenith);
  return { ghi, dni, dhi: ghi - dni * cosZenith };
}

/**
 * Global irradiance under a cloudless sky from the zenith alone, W/m²: Haurwitz (1945), Journal of
 * Meteorology 2. Zenith 60° gives 487.9.
 */
export function haurwitz(apparentZenithDeg: number): number {
  const cosZenith = Math.cos(apparentZenithDeg * RADIANS);
  return cosZenith > 0 ? 1098 * cosZenith * Math.exp(-0.059 / cosZenith) : 0;
}
