import type { Day } from "../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../metering/series.ts";
import type { Boundary } from "./observation.ts";

export const SLOT_MS = 1_800_000;
/** Japan keeps no summer time: Tokyo is nine hours ahead, always. */
const AHEAD_MS = 9 * 3_600_000;

/** The last boundary at an instant (ms since 1970, UTC): 2026-11-22T01:20Z is 10:00, slot 20. */
export function boundaryAt(ms: number): Boundary {
  return Math.floor((ms + AHEAD_MS) / SLOT_MS);
}

/** The instant of a boundary, ms since 1970, UTC. */
export function startOf(boundary: Boundary): number {
  return boundary * SLOT_MS - AHEAD_MS;
}

/** The day that a boundary's slot is of: midnight belongs to the day that begins. */
export function dayOfBoundary(boundary: Boundary): Day {
  return Math.floor(boundary / SLOTS_A_DAY) as Day;
}
