import type { Point } from "../model.ts";

/** A part of the town with its outline. */
export interface Outlined {
  readonly area: string;
  readonly outline: readonly (readonly Point[])[];
}

/** The area that a point lies in; null: outside all of them. */
export function areaAt(areas: readonly Outlined[], at: Point): string | null {
  return areas.find(({ outline }) => outline.some((ring) => isWithin(ring, at)))?.area ?? null;
}

/** A ray to the east crosses the edge of what one is within an odd number of times. */
function isWithin(ring: readonly Point[], { lat, lon }: Point): boolean {
  let inside = false;
  for (const [k, a] of ring.entries()) {
    const b = ring.at(k - 1);
    if (b === undefined || a.lat > lat === b.lat > lat) continue;
    const crossing = a.lon + ((lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon);
    if (lon < crossing) inside = !inside;
  }
  return inside;
}
