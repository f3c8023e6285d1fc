import type { SunYear } from "../sun-year.ts";

/** How diffuse light is taken to be spread over the sky. */
export type SkyModel = "perez" | "hay-davies" | "isotropic";

/**
 * Diffuse light of each lit step in three parts, W/m²: even over the sky, from the ring around the
 * sun (as a plane facing the sun gets it), and from the band along the horizon. All three models
 * are the same sum over a plane: even × (1 + cos tilt) ÷ 2 + ring × cos incidence + band × sin tilt.
 */
export interface SkySplit {
  readonly even: Float64Array;
  readonly ring: Float64Array;
  readonly band: Float64Array;
}

/** Diffuse light with the sun below 89° is spread by Hay & Davies as at 89°. */
const LOWEST_COS = 0.01745;

export function splitSky(sun: SunYear, model: SkyModel): SkySplit {
  if (model === "perez") return sun.perez;
  const { dhi } = sun;
  const none = new Float64Array(dhi.length);
  return model === "isotropic" ? { even: dhi, ring: none, band: none } : hayDavies(sun, none);
}

/**
 * Hay & Davies (1980): the share direct ÷ extraterrestrial of the diffuse light comes from around
 * the sun. Direct 683 of 1,366 outside, diffuse 200: 100 even, 100 from the ring.
 */
function hayDavies(sun: SunYear, band: Float64Array): SkySplit {
  const even = new Float64Array(sun.count);
  const ring = new Float64Array(sun.count);
  for (let at = 0; at < sun.count; at += 1) {
    const diffuse = sun.dhi[at] ?? 0;
    const around = (sun.dni[at] ?? 0) / (sun.extraterrestrial[at] ?? 1);
    even[at] = diffuse * (1 - around);
    ring[at] = (diffuse * around) / Math.max(sun.up[at] ?? 0, LOWEST_COS);
  }
  return { even, ring, band };
}
