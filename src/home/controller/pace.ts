import type { Pace } from "./api.ts";

/** Fit for a home on Wi-Fi: field reports run from 1 s (too short) to 20 s (a meter by radio). */
export const PACE: Pace = {
  fastMs: 2000,
  slowMs: 60_000,
  discoveryMs: 300_000,
  pauseMs: 20,
  leastWaitMs: 1000,
  mostWaitMs: 20_000,
  firstWaitMs: 3000,
  retries: 2,
  mostAtOnce: 12,
  retestMs: 6 * 3_600_000,
};
