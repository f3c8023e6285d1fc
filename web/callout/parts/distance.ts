interface Point {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_KM = 6371;

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Straight over the ground by the haversine, km: 0.01° of latitude are 1.1 km. */
export function kmBetween(from: Point, to: Point): number {
  const high = Math.sin(radians(to.lat - from.lat) / 2) ** 2;
  const wide = Math.sin(radians(to.lon - from.lon) / 2) ** 2;
  const part = high + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * wide;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(part)));
}

/** In half kilometres: where somebody is to the metre is nobody's matter. Below one: `0.5`. */
export function kmText(from: Point, to: Point): string {
  const halves = Math.max(1, Math.ceil(kmBetween(from, to) * 2));
  return halves % 2 === 0 ? String(halves / 2) : `${(halves - 1) / 2}.5`;
}
