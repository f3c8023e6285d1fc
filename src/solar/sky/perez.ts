import { DEGREES, RADIANS } from "../angle.ts";
import { relativeAirmass } from "./airmass.ts";
import type { SkyLight, SkySplit } from "./sky-split.ts";

/**
 * Brightness of the ring around the sun and of the horizon band by clearness class, rows of six f11
 * f12 f13 f21 f22 f23: Perez et al. (1990), Solar Energy 44, all sites composite.
 */
const BRIGHTNESS = Float64Array.from([
  -0.008, 0.588, -0.062, -0.06, 0.072, -0.022, 0.13, 0.683, -0.151, -0.019, 0.066, -0.029, 0.33,
  0.487, -0.221, 0.055, -0.064, -0.026, 0.568, 0.187, -0.295, 0.109, -0.152, -0.014, 0.873, -0.392,
  -0.362, 0.226, -0.462, 0.001, 1.132, -1.237, -0.412, 0.288, -0.823, 0.056, 1.06, -1.6, -0.359,
  0.264, -1.127, 0.131, 0.678, -0.327, -0.25, 0.156, -1.377, 0.251,
]);

const KAPPA = 1.041;

/**
 * Where the six coefficients of a sky stand in `BRIGHTNESS`: overcast 0, clearer further on. The
 * sky's clearness ε = ((diffuse + direct) ÷ diffuse + κz³) ÷ (1 + κz³), z in radians.
 */
function rowOf(dhi: number, dni: number, zenith: number): number {
  const tilted = KAPPA * zenith * zenith * zenith;
  const epsilon = ((dhi + dni) / dhi + tilted) / (1 + tilted);
  if (epsilon < 1.5) return epsilon < 1.065 ? 0 : epsilon < 1.23 ? 6 : 12;
  if (epsilon < 2.8) return epsilon < 1.95 ? 18 : 24;
  return epsilon < 4.5 ? 30 : epsilon < 6.2 ? 36 : 42;
}

/** Perez's ring is spread with the sun below 85° as at 85°. */
const LOWEST_COS = Math.cos(85 * RADIANS);

/**
 * Diffuse light by Perez et al. (1990), each lit step for itself; a sun below the horizon lights
 * nothing. Diffuse 200, direct 600 at zenith 45° with 1,366.1 outside: ε 2.99, ring 0.4474 and
 * band 0.1618 of the diffuse light.
 */
export function perezSplit(light: SkyLight): SkySplit {
  const { count } = light;
  const even = new Float64Array(count);
  const ring = new Float64Array(count);
  const band = new Float64Array(count);
  for (let k = 0; k < count; k += 1) {
    const dhi = light.dhi[k] ?? 0;
    const zenith = light.zenith[k] ?? 0;
    if (dhi <= 0 || zenith > Math.PI / 2) continue;
    const airmass = relativeAirmass(zenith * DEGREES);
    const delta = (dhi * airmass) / (light.extraterrestrial[k] ?? 1);
    const row = rowOf(dhi, light.dni[k] ?? 0, zenith);
    const bright = brightness(row, delta, zenith);
    const around = bright > 0 ? bright : 0;
    even[k] = dhi * (1 - around);
    ring[k] = (dhi * around) / Math.max(light.up[k] ?? 0, LOWEST_COS);
    band[k] = dhi * brightness(row + 3, delta, zenith);
  }
  return { even, ring, band };
}

/** Three coefficients in a row: constant, by brightness of the sky, by zenith. */
function brightness(row: number, delta: number, zenith: number): number {
  const constant = BRIGHTNESS[row] ?? 0;
  return constant + (BRIGHTNESS[row + 1] ?? 0) * delta + (BRIGHTNESS[row + 2] ?? 0) * zenith;
}
