import { secondsOf, tokyoHour } from "../travel/instants.ts";
import type { Travel } from "../travel/model.ts";
import { after, type Guess, notBefore, onSite, straying } from "./guess.ts";
import type { Candidate, Wanted } from "./model.ts";
import { journey, type Knot, type Way } from "./way.ts";

/** The wanted visit at one place among a technician's stops. */
export interface Fit {
  /** How many stops come before it. */
  readonly after: number;
  readonly free: Guess;
  readonly travelSeconds: number;
  readonly arrives: Guess;
  /** When the visit ends, seconds; the likeliest. */
  readonly ends: number;
  /** Promised visits that come too late by it, and by how many seconds at most. */
  readonly delayed: number;
  readonly mostDelay: number;
  /** All of these delays together. */
  readonly delaySeconds: number;
  /** The last stop ends after the shift by so much more than before. */
  readonly overrunSeconds: number;
  readonly addedTravel: number;
}

export interface FitAsk {
  readonly now: number;
  readonly wanted: Wanted;
  readonly candidate: Candidate;
  readonly way: Way;
  readonly travel: Travel;
}

/** Where nothing is known of the way there: half an hour, from half of it to twice. */
export const UNKNOWN_WAY_SECONDS = 1800;
const UNKNOWN_SPREAD = { low: 500, high: 2000 };

/** How many stops come before the visit in any case: what is under way, or as urgent. */
export function stopsBefore({ stops }: Candidate): number {
  const fixed = stops.findLastIndex(
    ({ state, urgency }) => state !== "assigned" || urgency === "emergency",
  );
  return fixed + 1;
}

/** The visit behind so many stops, where `knot` is when and where these end. */
export function fitAfter(ask: FitAsk, index: number, knot: Knot): Fit {
  const { wanted, travel } = ask;
  const reached = reachWanted(ask, knot);
  const arrives =
    wanted.window === null ? reached : notBefore(reached, secondsOf(wanted.window.from));
  const free = after(arrives, onSite(wanted.minutes));
  const here: Knot = { at: wanted.at ?? knot.at, free };
  const next = ask.candidate.stops[index];
  const direct = next === undefined ? 0 : journey(knot, next, { now: ask.now, travel }).mid;
  const travelSeconds = reached.mid - knot.free.mid;
  const onward =
    next === undefined ? 0 : journey(here, next, { now: ask.now, travel }).mid - here.free.mid;
  return {
    after: index,
    free: knot.free,
    travelSeconds,
    arrives,
    ends: free.mid,
    ...delaysBy(ask, index, here),
    addedTravel:
      next === undefined ? travelSeconds : travelSeconds + onward - (direct - knot.free.mid),
  };
}

function reachWanted({ now, wanted, travel }: FitAsk, knot: Knot): Guess {
  const { at, area } = wanted;
  if (at !== null) return journey(knot, { at, area }, { now, travel });
  return after(knot.free, straying(UNKNOWN_WAY_SECONDS, UNKNOWN_SPREAD));
}

/** What the stops that follow lose when their technician comes from the wanted visit. */
function delaysBy({ candidate, way, travel }: FitAsk, index: number, from: Knot) {
  let { at } = from;
  let free = from.free.mid;
  const found = { delayed: 0, mostDelay: 0, delaySeconds: 0, overrunSeconds: 0 };
  candidate.stops.slice(index).forEach((stop, k) => {
    const hour = tokyoHour(free);
    const arrives = free + travel.seconds({ from: at, to: stop.at, area: stop.area, hour });
    const before = way.arrivals[index + k]?.mid ?? arrives;
    const slot = way.slots[index + k] ?? null;
    const begins = slot === null ? arrives : Math.max(arrives, slot.from);
    const due = slot === null ? before : Math.max(before, slot.until);
    const late = Math.max(0, begins - due);
    if (late > 0 && slot !== null) {
      found.delayed += 1;
      found.mostDelay = Math.max(found.mostDelay, late);
      found.delaySeconds += late;
    }
    free = begins + stop.minutes * 60;
    ({ at } = stop);
  });
  const { until } = way.shift;
  const before = way.knots.at(-1)?.free.mid ?? free;
  // The visit's own end has its own rule; here it is what the stops behind it lose.
  const isLast = index >= candidate.stops.length;
  return { ...found, overrunSeconds: isLast ? 0 : Math.max(0, free - Math.max(until, before)) };
}
