import type { ClockNow } from "../../../callout/case/case-now.ts";
import { clockState } from "../../../callout/case/clocks.ts";

/** A clock as it stands at an instant. */
export function clockView(clock: ClockNow, now: string) {
  return { ...clock, state: clockState(clock, now) };
}
