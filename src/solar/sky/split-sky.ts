import { perezSplit } from "./perez.ts";
import type { SkyLight, SkySplit } from "./sky-split.ts";

/** How diffuse light is taken to be spread over the sky. */
export type SkyModel = "perez" | "hay-davies" | "isotropic";

/** Hay & Davies spread light from a sun below 89° as at 89°. */
const LOWEST_COS = 0.01745;

export function splitSky(light: SkyLight, model: SkyModel): SkySplit {
  if (model === "perez") return perezSplit(light);
  const none = new Float64Array(light.count);
  if (model === "isotropic") return { even: light.dhi, ring: none, band: none };
  return hayDavies(light, none);
}

/**
 * Hay & Davies (1980): the share direct ÷ extraterrestrial of the diffuse light comes from around
 * the sun. Direct 683 of 1,366 outside, diffuse 200, sun overhead: 100 even, 100 from the ring.
 */
function hayDavies(light: SkyLight, band: Float64Array): SkySplit {
  const even = new Float64Array(light.count);
  const ring = new Float64Array(light.count);
  for (let k = 0; k < light.count; k += 1) {
    const diffuse = light.dhi[k] ?? 0;
    const around = (light.dni[k] ?? 0) / (light.extraterrestrial[k] ?? 1);
    even[k] = diffuse * (1 - around);
    ring[k] = (diffuse * around) / Math.max(light.up[k] ?? 0, LOWEST_COS);
  }
  return { even, ring, band };
}
