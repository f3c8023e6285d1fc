import type { Chance } from "../lan/xorshift.ts";
import type { Pace } from "./api.ts";

/** How long one node is waited for: learned from its answers, as TCP does (RFC 6298). */
export interface Patience {
  /** An answer took so long from the datagram that it answers. */
  answeredAfter(ms: number): void;
  /**
   * The wait before a request's datagram counts as lost: twice as long for each one before it, with
   * up to a tenth of jitter. A node that is slower than that is learned from its late answer.
   */
  waitMs(datagramsBefore: number): number;
}

export function openPatience(pace: Pace, chance: Chance): Patience {
  let smoothed: number | null = null;
  let spread = 0;
  return {
    answeredAfter(ms) {
      spread = smoothed === null ? ms / 2 : 0.75 * spread + 0.25 * Math.abs(smoothed - ms);
      smoothed = smoothed === null ? ms : 0.875 * smoothed + 0.125 * ms;
    },
    waitMs(datagramsBefore) {
      const learned = smoothed === null ? pace.firstWaitMs : smoothed + 4 * spread;
      const least = Math.max(pace.leastWaitMs, learned) * 2 ** datagramsBefore;
      return Math.min(pace.mostWaitMs, least) * (1 + chance() / 10);
    },
  };
}
