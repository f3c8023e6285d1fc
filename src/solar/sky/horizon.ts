import { RADIANS, turn } from "../angle.ts";

/** The skyline in one direction: degrees east of north, degrees above the level. */
export interface HorizonPoint {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
}

/** Which way a plane looks. */
interface Plane {
  readonly tiltDeg: number;
  readonly azimuthDeg: number;
}

const DIRECTIONS = 360;

/**
 * Height of the skyline, radians, for each whole degree of azimuth: straight between the points
 * given, around the circle. One point is the same height everywhere; below the level counts as 0.
 */
export function skyline(points: readonly HorizonPoint[]): Float64Array {
  const sorted = points
    .map(({ azimuthDeg, elevationDeg }) => ({ at: turn(azimuthDeg), height: elevationDeg }))
    .toSorted((a, b) => a.at - b.at);
  const first = sorted.at(0);
  const last = sorted.at(-1);
  if (!first || !last) return new Float64Array(DIRECTIONS);
  const ring = [{ ...last, at: last.at - 360 }, ...sorted, { ...first, at: first.at + 360 }];
  return Float64Array.from({ length: DIRECTIONS }, (_, azimuth) => {
    const next = ring.findIndex(({ at }) => at > azimuth);
    const before = ring[next - 1] ?? last;
    const after = ring[next] ?? first;
    const share = (azimuth - before.at) / (after.at - before.at);
    const height = before.height + share * (after.height - before.height);
    return Math.max(height, 0) * RADIANS;
  });
}

/**
 * Share of an even sky's light on a plane that comes from above the skyline: 1 with a free horizon.
 * A flat plane behind a wall of 30° all around keeps cos² 30° = 0.75.
 */
export function skyShare(line: Float64Array, plane: Plane): number {
  let free = 0;
  let whole = 0;
  for (let azimuth = 0; azimuth < DIRECTIONS; azimuth += 1) {
    whole += lightAbove(0, azimuth, plane);
    free += lightAbove(line[azimuth] ?? 0, azimuth, plane);
  }
  return free / whole;
}

/** ∫ cos incidence × cos e de from a height up, over the heights from which the plane is seen. */
function lightAbove(height: number, azimuth: number, { tiltDeg, azimuthDeg }: Plane): number {
  const upward = Math.cos(tiltDeg * RADIANS);
  const forward = Math.sin(tiltDeg * RADIANS) * Math.cos((azimuth - azimuthDeg) * RADIANS);
  const seenFrom = forward < 0 ? Math.atan2(-forward, upward) : 0;
  const from = Math.max(height, seenFrom);
  const integral = (e: number) =>
    (upward * Math.sin(e) ** 2) / 2 + forward * (e / 2 + Math.sin(2 * e) / 4);
  return integral(Math.PI / 2) - integral(from);
}

/** Directions of the sun, each of length 1. */
interface Directions {
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly up: Float64Array;
}

/** Light with what comes from a sun behind the skyline taken out: zero where it is hidden. */
export function aboveSkyline(
  line: Float64Array,
  { east, north, up }: Directions,
  light: Float64Array,
): Float64Array {
  const heights = line.map(Math.sin);
  const out = new Float64Array(light.length);
  for (let k = 0; k < out.length; k += 1) {
    const azimuth = Math.atan2(east[k] ?? 0, north[k] ?? 0) / RADIANS;
    const direction = Math.floor(turn(azimuth) + 0.5) % DIRECTIONS;
    const hidden = (up[k] ?? 0) < (heights[direction] ?? 0);
    out[k] = hidden ? 0 : (light[k] ?? 0);
  }
  return out;
}
