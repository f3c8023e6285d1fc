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

/** The light of one sky: W/m², radians from straight up, relative airmass, W/m² outside the air. */
export interface PerezSky {
  dhi: number;
  dni: number;
  zenith: number;
  airmass: number;
  extraterrestrial: number;
  /** Results: brightness of the ring around the sun, and of the horizon. */
  ring: number;
  band: number;
}

/**
 * Fill in the two brightnesses, in place: a year asks ten thousand times. Diffuse 200, direct 600,
 * zenith 45°, airmass 1.41, outside 1,366: ε 3.00, ring 0.463, band 0.129.
 */
export function brightness(sky: PerezSky): void {
  const { zenith } = sky;
  const row = rowOf(sky.dhi, sky.dni, zenith);
  const delta = (sky.dhi * sky.airmass) / sky.extraterrestrial;
  const at = (column: number) => BRIGHTNESS[row + column] ?? 0;
  const ring = at(0) + at(1) * delta + at(2) * zenith;
  sky.ring = ring > 0 ? ring : 0;
  sky.band = at(3) + at(4) * delta + at(5) * zenith;
}
