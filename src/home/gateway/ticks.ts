import type { Day } from "../../kernel/day.ts";
import type { Boundary } from "../slots/observation.ts";
import type { Home } from "./home.ts";
import { tokyoTime } from "./tokyo.ts";

/** The clock is looked at so often; a half-hour that begins sooner is not missed. */
const TICK_MS = 5000;
const AFTER_BOUNDARY_MS = 200;

export interface TickEvents {
  /** A half-hour has passed; after a jump of the clock only the newest. */
  onBoundary(boundary: Boundary): void;
  onDay(day: Day): void;
  onTick(): void;
}

/** Watches the clock. Returns what ends it. */
export function watchClock({ clock, timers }: Home, events: TickEvents): () => void {
  let last = tokyoTime(clock.instant());
  let cancel = timers.after(waitMs(last.msToBoundary), tick);
  function tick(): void {
    const now = tokyoTime(clock.instant());
    const [passed, isNewDay] = [now.boundary !== last.boundary, now.day !== last.day];
    last = now;
    cancel = timers.after(waitMs(now.msToBoundary), tick);
    if (passed) events.onBoundary(now.boundary);
    if (isNewDay) events.onDay(now.day);
    events.onTick();
  }
  return () => cancel();
}

function waitMs(msToBoundary: number): number {
  return Math.min(msToBoundary + AFTER_BOUNDARY_MS, TICK_MS);
}
