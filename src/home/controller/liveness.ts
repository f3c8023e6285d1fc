import type { Presence } from "../model.ts";

/**
 * Two things that are easily taken for one: a frame came from the node (an announcement is enough),
 * and the device answered what it was asked. Times are the timers' ms.
 */
export interface Liveness {
  heardAtMs: number | null;
  answeredAtMs: number | null;
  /** Questions in a row that it left unanswered, every try of each, and when that began. */
  missed: number;
  missedSinceMs: number;
}

export function unheardOf(): Liveness {
  return { heardAtMs: null, answeredAtMs: null, missed: 0, missedSinceMs: 0 };
}

/** One unanswered question may be bad luck. */
const MISSED_TO_BE_GONE = 2;
/** What was heard longer ago says nothing of now. */
const HEARD_LATELY_MS = 15 * 60_000;

export function presenceOf(live: Liveness, nowMs: number): Presence {
  const { heardAtMs, answeredAtMs, missed, missedSinceMs } = live;
  if (answeredAtMs !== null && missed < MISSED_TO_BE_GONE) return "answers";
  if (heardAtMs === null || nowMs - heardAtMs > HEARD_LATELY_MS) return "silent";
  return missed === 0 || heardAtMs > missedSinceMs ? "heard-only" : "silent";
}

/** Polls of a device that does not answer come ever more rarely, but they never end. */
export function backedOffMs(everyMs: number, { missed }: Liveness, mostMs: number): number {
  return missed < MISSED_TO_BE_GONE
    ? everyMs
    : Math.max(everyMs, Math.min(mostMs, everyMs * 2 ** Math.min(missed - 1, 6)));
}
