import type { Point } from "../model.ts";
import { secondsOf, tokyoHour } from "../travel/instants.ts";
import type { Travel } from "../travel/model.ts";
import { after, certain, type Guess, leftOnSite, notBefore, onSite, straying } from "./guess.ts";
import type { Candidate, Span, Stop } from "./model.ts";

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
  /** What was told of each, seconds. */
  readonly slots: readonly (Slot | null)[];
  readonly shift: Slot;
}

interface Slot {
  readonly from: number;
  readonly until: number;
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
  const shift = slotOf(candidate.shift) ?? { from: now, until: now };
  const slots = candidate.stops.map(({ slot }) => slotOf(slot));
  const starts = Math.max(now, shift.from);
  const first = { at: candidate.at ?? candidate.technician.base, free: certain(starts) };
  const knots: [Knot, ...Knot[]] = [first];
  const arrivals: Guess[] = [];
  let here: Knot = first;
  for (const [k, stop] of candidate.stops.entries()) {
    const reached = reach({ stop, slot: slots[k] ?? null, here }, moment);
    arrivals.push(reached.arrives);
    here = { at: stop.at, free: reached.free };
    knots.push(here);
  }
  return { knots, arrivals, slots, shift };
}

function slotOf(span: Span | null): Slot | null {
  return span === null ? null : { from: secondsOf(span.from), until: secondsOf(span.until) };
}

interface Next {
  readonly stop: Stop;
  readonly slot: Slot | null;
  readonly here: Knot;
}

function reach({ stop, slot, here }: Next, moment: Moment) {
  const { now } = moment;
  if (stop.state === "on-site") {
    const elapsed = stop.since === null ? 0 : Math.max(0, now - secondsOf(stop.since));
    return { arrives: certain(now), free: after(certain(now), leftOnSite(stop.minutes, elapsed)) };
  }
  const arrives = arrivalAt(stop, here, moment);
  // Who comes before the agreed time waits for it; an emergency waits for nobody.
  const waits = stop.urgency !== "emergency" && slot !== null;
  const begins = waits ? notBefore(arrives, slot.from) : arrives;
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
