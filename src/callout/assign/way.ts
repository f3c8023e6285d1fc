import type { Point } from "../model.ts";
import { secondsOf, tokyoHour } from "../travel/instants.ts";
import type { Travel } from "../travel/model.ts";
import { after, certain, type Guess, leftOnSite, notBefore, onSite, straying } from "./guess.ts";
import type { Candidate, Stop } from "./model.ts";

/** Where a technician is free to leave for something else, and when. */
export interface Knot {
  readonly at: Point;
  readonly free: Guess;
}

/** A technician's stops in time. */
export interface Way {
  /** Before the first stop, then after each: one more than there are stops. */
  readonly knots: readonly [Knot, ...Knot[]];
  /** When each stop is reached. */
  readonly arrivals: readonly Guess[];
}

interface Moment {
  readonly now: number;
  readonly travel: Travel;
}

/** Whoever left a while ago arrives soon, wherever they were seen last; seconds at least. */
const SOON = 120;

/** When a technician reaches each of their stops, and is free again. */
export function wayOf(candidate: Candidate, moment: Moment): Way {
  const { now } = moment;
  const starts = candidate.shift === null ? now : Math.max(now, secondsOf(candidate.shift.from));
  const first = { at: candidate.at ?? candidate.technician.base, free: certain(starts) };
  const knots: [Knot, ...Knot[]] = [first];
  const arrivals: Guess[] = [];
  let here: Knot = first;
  for (const stop of candidate.stops) {
    const reached = reach(stop, here, moment);
    arrivals.push(reached.arrives);
    here = { at: stop.at, free: reached.free };
    knots.push(here);
  }
  return { knots, arrivals };
}

function reach(stop: Stop, here: Knot, moment: Moment) {
  const { now } = moment;
  if (stop.state === "on-site") {
    const elapsed = stop.since === null ? 0 : Math.max(0, now - secondsOf(stop.since));
    return { arrives: certain(now), free: after(certain(now), leftOnSite(stop.minutes, elapsed)) };
  }
  const arrives = arrivalAt(stop, here, moment);
  // Who comes before the agreed time waits for it; an emergency waits for nobody.
  const waits = stop.urgency !== "emergency" && stop.slot !== null;
  const begins = waits ? notBefore(arrives, secondsOf(stop.slot.from)) : arrives;
  return { arrives: begins, free: after(begins, onSite(stop.minutes)) };
}

function arrivalAt(stop: Stop, here: Knot, moment: Moment): Guess {
  const { now } = moment;
  if (stop.state !== "on-the-way" || stop.since === null) return journey(here, stop, moment);
  const left = secondsOf(stop.since);
  const whole = journey(here, stop, moment);
  const drive = whole.mid - here.free.mid;
  // Where they are now is not known better than where they were when they left.
  const rest = Math.max(SOON, Math.min(drive, left + drive - now));
  return { ...whole, mid: Math.max(now, here.free.mid) + rest };
}

/** From where somebody is free to another place: `at`, and the area that it lies in. */
export function journey(
  from: Knot,
  to: { readonly at: Point; readonly area: string | null },
  { travel }: Moment,
): Guess {
  const seconds = travel.seconds({
    from: from.at,
    to: to.at,
    area: to.area,
    hour: tokyoHour(from.free.mid),
  });
  return after(from.free, straying(seconds, travel.spread));
}
