import { instantOf, secondsOf } from "../travel/instants.ts";
import type { Span } from "./model.ts";

/** People read 5 minutes; less is not known. */
const GRID = 5 * 60;
/** A narrower promise would be broken by one red light. */
const NARROWEST = 15 * 60;
/** Later than was promised by this much is told at once; earlier, when it is worth going home. */
const LATER_MATTERS = 5 * 60;
const EARLIER_MATTERS = 15 * 60;

interface PromiseAsk {
  readonly now: string;
  /** As `rankTechnicians` and `arrivalOf` expect it. */
  readonly arrives: Span;
}

/**
 * What is told: a range in whole 5 minutes, 15 at least, none of it past. At 02:01, expected
 * 02:13 to 02:21: 02:10 to 02:25.
 */
export function promiseOf({ now, arrives }: PromiseAsk): Span {
  const earliest = up(secondsOf(now));
  const from = Math.max(earliest, down(secondsOf(arrives.from)));
  const until = Math.max(up(secondsOf(arrives.until)), from + NARROWEST);
  return { from: instantOf(from), until: instantOf(until) };
}

interface RenewAsk extends PromiseAsk {
  /** What was told last; null: nothing. */
  readonly stands: Span | null;
}

/**
 * A new promise where the old one no longer serves: it will be later than was said, or has passed,
 * or it comes so much earlier that one would miss it. Null: what was said stands; a promise that
 * changes each minute is none.
 */
export function renewedPromise({ now, stands, arrives }: RenewAsk): Span | null {
  if (stands === null) return promiseOf({ now, arrives });
  const [from, until] = [secondsOf(stands.from), secondsOf(stands.until)];
  const expected = { from: secondsOf(arrives.from), until: secondsOf(arrives.until) };
  const isPast = until <= secondsOf(now);
  const isLater = expected.until > until + LATER_MATTERS;
  const isEarlier = expected.from < from - EARLIER_MATTERS;
  if (!isPast && !isLater && !isEarlier) return null;
  const renewed = promiseOf({ now, arrives });
  const isSame = renewed.from === stands.from && renewed.until === stands.until;
  return isSame ? null : renewed;
}

function down(seconds: number): number {
  return Math.floor(seconds / GRID) * GRID;
}

function up(seconds: number): number {
  return Math.ceil(seconds / GRID) * GRID;
}
