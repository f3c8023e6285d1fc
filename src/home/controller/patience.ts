import type { Chance } from "../lan/xorshift.ts";
import type { Pace } from "./api.ts";

/** How long one node is waited for: learned from its answers, as TCP does (RFC 6298). */
export interface Patience {
  /** An answer took so long from the datagram that it answers. */
  answeredAfter(ms: number): void;
  /** Nobody answered within the wait: the next one is longer, up to the most. */
  missed(): void;
  /** The wait before the next datagram counts as lost, with up to a tenth of jitter. */
  waitMs(): number;
}

export function openPatience(pace: Pace, chance: Chance): Patience {
  let smoothed: number | null = null;
  let spread = 0;
  let doublings = 0;
  return {
    answeredAfter(ms) {
      doublings = 0;
      spread = smoothed === null ? ms / 2 : 0.75 * spread + 0.25 * Math.abs(smoothed - ms);
      smoothed = smoothed === null ? ms : 0.875 * smoothed + 0.125 * ms;
    },
    missed() {
      doublings = Math.min(doublings + 1, 6);
    },
    waitMs() {
      const learned = smoothed === null ? pace.firstWaitMs : smoothed + 4 * spread;
      const least = Math.max(pace.leastWaitMs, learned) * 2 ** doublings;
      return Math.min(pace.mostWaitMs, least) * (1 + chance() / 10);
    },
  };
}
