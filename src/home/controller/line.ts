import type { Timers } from "../lan/lan.ts";
import { URGENCIES, type Urgency } from "./api.ts";

/** A request that waits for its turn, or has it. */
export interface Turn<T> {
  readonly urgency: Urgency;
  begin(): Promise<T>;
  /** Somebody with more urgency waits: come to an end soon. */
  hasten(): void;
}

/** One node's requests: one at a time, the most urgent first, with a short pause between. */
export interface Line {
  take<T>(turn: Turn<T>): Promise<T>;
}

interface Waiting {
  readonly rank: number;
  readonly begin: () => Promise<void>;
  readonly hasten: () => void;
}

export function openLine(timers: Timers, pauseMs: number): Line {
  const waiting: Waiting[] = [];
  let state: Waiting | "free" | "pausing" = "free";

  function next(): void {
    const first = waiting.shift();
    state = first ?? "free";
    if (first) void first.begin().then(pause);
  }

  function pause(): void {
    state = "pausing";
    timers.after(pauseMs, next);
  }

  return {
    take<T>(turn: Turn<T>): Promise<T> {
      const rank = URGENCIES.indexOf(turn.urgency);
      return new Promise<T>((resolve, reject) => {
        const begin = () => turn.begin().then(resolve, reject);
        const place = waiting.findIndex((other) => other.rank > rank);
        waiting.splice(place < 0 ? waiting.length : place, 0, { rank, begin, hasten: turn.hasten });
        if (state === "free") next();
        else if (state !== "pausing" && state.rank > rank) state.hasten();
      });
    },
  };
}
