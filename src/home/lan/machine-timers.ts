import { machineClock } from "../../platform/clock.ts";
import type { Timers } from "./lan.ts";

/** The machine's monotonic time. A call that waits does not keep the process alive. */
export const machineTimers: Timers = {
  now: () => machineClock.elapsedMs(),
  after(ms, call) {
    const timer = setTimeout(call, Math.max(0, ms));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
