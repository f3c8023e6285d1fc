import type { Clock } from "../../platform/clock.ts";
import type { Timers } from "../lan/lan.ts";

export interface PlatformTime {
  readonly heard: (instant: string) => void;
  /** Ms since 1970; our own clock's until the platform has told its time. */
  readonly nowMs: () => number;
}

/**
 * The platform's time as it was last told, and what passed since by a clock that nobody sets: a
 * small computer is often put right by the network only after it has dialled in.
 */
export function openPlatformTime(clock: Clock, timers: Timers): PlatformTime {
  let aheadOfTimersMs: number | null = null;
  return {
    heard: (instant: string) => {
      aheadOfTimersMs = epochMs(instant) - timers.now();
    },
    nowMs: () =>
      aheadOfTimersMs === null ? epochMs(clock.instant()) : timers.now() + aheadOfTimersMs,
  };
}

function epochMs(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}
