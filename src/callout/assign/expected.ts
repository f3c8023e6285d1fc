import { instantOf, secondsOf } from "../travel/instants.ts";
import type { Travel } from "../travel/model.ts";
import { spanOf } from "./guess.ts";
import type { Candidate, Span } from "./model.ts";
import { wayOf } from "./way.ts";

interface ExpectedAsk {
  readonly now: string;
  /** With the visit among their stops. */
  readonly candidate: Candidate;
  readonly number: string;
  readonly visit: number;
  readonly travel: Travel;
}

export interface Expected {
  readonly arrives: Span;
  readonly expected: string;
  /** When they are free again, the likeliest. */
  readonly free: string;
}

/** When somebody reaches a visit that they have taken; null: it is none of theirs. */
export function arrivalOf({ now, candidate, number, visit, travel }: ExpectedAsk): Expected | null {
  const index = candidate.stops.findIndex((stop) => stop.number === number && stop.visit === visit);
  if (index < 0) return null;
  const { arrivals, knots } = wayOf(candidate, { now: secondsOf(now), travel });
  const arrives = arrivals[index];
  const knot = knots[index + 1];
  if (arrives === undefined || knot === undefined) return null;
  return {
    arrives: spanOf(arrives),
    expected: instantOf(arrives.mid),
    free: instantOf(knot.free.mid),
  };
}
