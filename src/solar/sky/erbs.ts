import { RADIANS } from "../angle.ts";
import type { Irradiance } from "./clear-sky.ts";

/** Below this sun the horizontal outside the air is taken no smaller: ratios would explode. */
const LOWEST_COS = 0.065;
const HIGHEST_ZENITH_DEG = 87;

/** What a split starts from: W/m², degrees, W/m² facing the sun outside the air. */
export interface GlobalLight {
  readonly ghi: number;
  readonly zenithDeg: number;
  readonly extraterrestrial: number;
}

/**
 * Share of the light outside the air that reaches the horizontal, kept within 0 and 1: 500 W/m² at
 * zenith 60° of 1,366.1 is 0.732.
 */
export function clearness({ ghi, zenithDeg, extraterrestrial }: GlobalLight): number {
  const cosZenith = Math.max(Math.cos(zenithDeg * RADIANS), LOWEST_COS);
  return Math.min(Math.max(ghi / (extraterrestrial * cosZenith), 0), 1);
}

/**
 * Share of the global light that is diffuse, by clearness: Erbs, Klein & Duffie (1982), Solar
 * Energy 28. At 0.5 it is 0.6592.
 */
export function diffuseShare(kt: number): number {
  if (kt <= 0.22) return 1 - 0.09 * kt;
  if (kt > 0.8) return 0.165;
  return 0.9511 + kt * (-0.1604 + kt * (4.388 + kt * (-16.638 + kt * 12.336)));
}

/** Global light split by Erbs; with the sun lower than 3° all of it is diffuse. */
export function erbs(light: GlobalLight): Irradiance {
  const { ghi, zenithDeg } = light;
  const dhi = ghi * diffuseShare(clearness(light));
  const dni = (ghi - dhi) / Math.cos(zenithDeg * RADIANS);
  const beamless = zenithDeg > HIGHEST_ZENITH_DEG || ghi < 0 || dni < 0;
  return beamless ? { ghi, dni: 0, dhi: ghi } : { ghi, dni, dhi };
}
