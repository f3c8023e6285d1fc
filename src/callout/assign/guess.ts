import { instantOf } from "../travel/instants.ts";
import type { Spread } from "../travel/model.ts";
import type { Span } from "./model.ts";

/**
 * When something will be, or how long it will take: the likeliest, and how much earlier and later
 * it may well be. Seconds.
 */
export interface Guess {
  readonly mid: number;
  readonly early: number;
  readonly late: number;
}

/** How a visit's minutes on site stray from the usual, thousandths: a judgement. */
const ON_SITE: Spread = { low: 600, high: 1500 };

export function certain(mid: number): Guess {
  return { mid, early: 0, late: 0 };
}

/** Seconds that may stray by a spread: 600 s of 800 and 1,350 are 480 to 810. */
export function straying(seconds: number, { low, high }: Spread): Guess {
  return {
    mid: seconds,
    early: Math.floor((seconds * (1000 - low)) / 1000),
    late: Math.ceil((seconds * (high - 1000)) / 1000),
  };
}

/** Usual minutes on site, as seconds that may stray. */
export function onSite(minutes: number): Guess {
  return straying(minutes * 60, ON_SITE);
}

/**
 * One after the other. Each strays by itself, so that not all are late at once: 3 and 4 minutes
 * late make 5, not 7.
 */
export function after(before: Guess, then: Guess): Guess {
  return {
    mid: before.mid + then.mid,
    early: Math.floor(together(before.early, then.early)),
    late: Math.ceil(together(before.late, then.late)),
  };
}

/** By hand: `Math.hypot` takes many times as long, and ranking asks thousands of times. */
function together(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}

/** Not before a set time: whoever is early waits for it. */
export function notBefore({ mid, early, late }: Guess, seconds: number): Guess {
  const likeliest = Math.max(mid, seconds);
  return {
    mid: likeliest,
    early: likeliest - Math.max(mid - early, seconds),
    late: Math.max(0, mid + late - likeliest),
  };
}

/**
 * What is left of a visit that began so many seconds ago. A visit that has lasted its usual time
 * goes on for a while yet: a fifth of it, 5 minutes at least.
 */
export function leftOnSite(minutes: number, elapsed: number): Guess {
  const usual = minutes * 60;
  const mid = Math.max(usual - elapsed, Math.ceil(usual / 5), 300);
  const least = Math.max(0, Math.floor((usual * ON_SITE.low) / 1000) - elapsed);
  const most = Math.max(Math.ceil((usual * ON_SITE.high) / 1000) - elapsed, 2 * mid);
  return { mid, early: mid - Math.min(mid, least), late: most - mid };
}

/** Both ends as instants. */
export function spanOf({ mid, early, late }: Guess): Span {
  return { from: instantOf(mid - early), until: instantOf(mid + late) };
}
