import { day } from "../src/kernel/day.ts";
import { climateOf } from "../src/solar/climate/climate.ts";
import { generateYear } from "../src/solar/climate/generate-year.ts";
import { standardLossShare } from "../src/solar/panel/pvwatts.ts";
import type { Face, PvSystem } from "../src/solar/pv-system.ts";
import type { Catalogue } from "../src/terms/catalogue.ts";

export const SOUTH: Face = { kw: 4, tiltDeg: 30, azimuthDeg: 180 };
export const WISH = { from: day("2025-04-01"), days: 365, seed: 1 };

/** The place of the panels, and the weather of its year. */
export function pvPlace(catalogue: Catalogue) {
  const climate = climateOf(catalogue, "tokyo");
  if (!climate) throw new Error("the catalogue holds no climate normals");
  return { climate, site: climate.site, weather: generateYear(climate, WISH) };
}

export function pvSystemOf(faces: readonly Face[]): PvSystem {
  const lossShare = standardLossShare();
  return { faces, inverterKw: 5, inverterEfficiency: 0.96, lossShare };
}
