import type { Day } from "../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../metering/series.ts";
import type { Boundary } from "../slots/observation.ts";

const SLOT_MS = 1_800_000;
/** Japan keeps no summer time: Tokyo is nine hours ahead, always. */
const AHEAD_MS = 9 * 3_600_000;

/** Where an instant stands among Tokyo's half-hours. */
export interface TokyoTime {
  readonly day: Day;
  /** The last boundary that has passed. */
  readonly boundary: Boundary;
  readonly msSinceBoundary: number;
  readonly msToBoundary: number;
  readonly minuteOfDay: number;
}

export function tokyoTime(instant: string): TokyoTime {
  const ms = Temporal.Instant.from(instant).epochMilliseconds + AHEAD_MS;
  const boundary = Math.floor(ms / SLOT_MS);
  const msSinceBoundary = ms - boundary * SLOT_MS;
  const day = Math.floor(boundary / SLOTS_A_DAY) as Day;
  return {
    day,
    boundary,
    msSinceBoundary,
    msToBoundary: SLOT_MS - msSinceBoundary,
    minuteOfDay: Math.floor(ms / 60_000) - day * 1440,
  };
}

/** `2026-11-20T00:30:00Z` of the boundary 09:30 in Tokyo. */
export function instantOfBoundary(boundary: Boundary): string {
  return Temporal.Instant.fromEpochMilliseconds(boundary * SLOT_MS - AHEAD_MS).toString();
}
