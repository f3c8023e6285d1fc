import { expect, test } from "vitest";
import { manualTimers } from "../lan/manual-timers.ts";
import { openPlatformTime } from "./platform-time.ts";

const ms = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;

test("goes on from what the platform told, also when our own clock is set meanwhile", async () => {
  const timers = manualTimers();
  let own = "2000-01-01T00:00:00Z";
  const time = openPlatformTime({ instant: () => own, elapsedMs: timers.now }, timers);
  expect(time.nowMs()).toBe(ms(own));
  time.heard("2026-11-28T10:00:00Z");
  await timers.advance(5000);
  own = "2026-11-28T10:00:03Z";
  expect(time.nowMs()).toBe(ms("2026-11-28T10:00:05Z"));
});
