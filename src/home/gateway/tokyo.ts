import type { Day } from "../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../metering/series.ts";
import { boundaryAt, dayOfBoundary, SLOT_MS, startOf } from "../slots/boundary.ts";
import type { Boundary } from "../slots/observation.ts";

/** Where an instant stands among Tokyo's half-hours. */
export interface TokyoTime {
  readonly day: Day;
  /** The last boundary that has passed. */
  readonly boundary: Boundary;
  readonly msSinceBoundary: number;
  readonly msToBoundary: number;
  readonly minuteOfDay: number;
}

/** 2026-11-20T00:40Z is 09:40 in Tokyo: ten minutes since the boundary 09:30. */
export function tokyoTime(instant: string): TokyoTime {
  const ms = Temporal.Instant.from(instant).epochMilliseconds;
  const boundary = boundaryAt(ms);
  const day = dayOfBoundary(boundary);
  const msSinceBoundary = ms - startOf(boundary);
  const sinceMidnight = ms - startOf(day * SLOTS_A_DAY);
  return {
    day,
    boundary,
    msSinceBoundary,
    msToBoundary: SLOT_MS - msSinceBoundary,
    minuteOfDay: Math.floor(sinceMidnight / 60_000),
  };
}

/** `2026-11-20T00:30:00Z` of the boundary 09:30 in Tokyo. */
export function instantOfBoundary(boundary: Boundary): string {
  return Temporal.Instant.fromEpochMilliseconds(startOf(boundary)).toString();
}
