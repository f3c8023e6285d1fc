import type { Timers } from "./lan.ts";

export interface ManualTimers extends Timers {
  /** Lets time pass: every call due comes in order of its time; promises settle between calls. */
  advance(ms: number): Promise<void>;
  /** Lets time pass until the promise has settled; throws after `mostMs`, so that no test hangs. */
  until<T>(promise: Promise<T>, mostMs?: number): Promise<T>;
}

interface Due {
  readonly at: number;
  readonly call: () => void;
}

/** Time that stands until a test moves it. Two calls of one instant come in the order of asking. */
export function manualTimers(startMs = 0): ManualTimers {
  let now = startMs;
  const queue: Due[] = [];
  const timers = {
    now: () => now,
    after(ms: number, call: () => void) {
      const due = { at: now + Math.max(0, ms), call };
      const place = queue.findIndex((other) => other.at > due.at);
      queue.splice(place < 0 ? queue.length : place, 0, due);
      return () => {
        const index = queue.indexOf(due);
        if (index >= 0) queue.splice(index, 1);
      };
    },
    async advance(ms: number) {
      const until = now + ms;
      await settle();
      for (let next = queue[0]; next && next.at <= until; next = queue[0]) {
        queue.shift();
        now = next.at;
        next.call();
        await settle();
      }
      now = until;
    },
    async until<T>(promise: Promise<T>, mostMs = 600_000): Promise<T> {
      const state = { settled: false };
      const mark = () => {
        state.settled = true;
      };
      promise.then(mark, mark);
      const last = now + mostMs;
      await settle();
      while (!state.settled) {
        const next = queue[0];
        if (!next || next.at > last) throw new Error(`not settled within ${mostMs} ms`);
        await timers.advance(next.at - now);
      }
      return promise;
    },
  };
  return timers;
}

/** Chains of promises end before the next macrotask. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
