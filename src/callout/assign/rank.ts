import { instantOf, secondsOf } from "../travel/instants.ts";
import { type Fit, fitAfter, stopsBefore, UNKNOWN_WAY_SECONDS } from "./fit.ts";
import { spanOf } from "./guess.ts";
import { leftOutBefore, leftOutBy, type Left } from "./leave-out.ts";
import type { Candidate, LeftOut, RankAsk, Ranked, RankedTechnician, Wanted } from "./model.ts";
import { able, delaying, pastShift, placeUnknown, reaching, visitOfDay } from "./reasons.ts";
import { type Way, wayOf } from "./way.ts";

/**
 * What a choice costs, in seconds of somebody's waiting: that of who calls, twice that of those
 * who have a promise already, and a little for each visit of the day so that the same are not
 * always sent. Where it is not urgent, the way weighs in place of the waiting. Judgement.
 */
const DELAY_WEIGHT = 2;
const VISIT_OF_DAY_SECONDS = 60;
/** Of what can wait, so many seconds of waiting are as bad as one second of driving. */
const CAN_WAIT = 8;

/**
 * Who could go, best first, and why; and who could not, and why not. Of equal ones whoever arrives
 * first, then by name of the technician: the same ask has the same answer.
 */
export function rankTechnicians(ask: RankAsk): Ranked {
  const now = secondsOf(ask.now);
  const closed = new Map(ask.closed.map(({ technician, why }) => [technician, why]));
  const ranked: RankedTechnician[] = [];
  const out: LeftOut[] = [];
  for (const candidate of ask.candidates) {
    const { technician, name } = candidate.technician;
    const asked = closed.get(technician);
    const left = leftOutBefore({ ...ask, candidate, now, asked });
    const found = left ?? bestFit(ask, candidate, now);
    if ("code" in found) out.push({ technician, name, ...found });
    else ranked.push(rankedAs(ask, { candidate, now, ...found }));
  }
  return {
    ranked: ranked.toSorted((a, b) => a.score - b.score || byArrival(a, b) || byName(a, b)),
    out: out.toSorted(byName),
  };
}

interface Found {
  readonly fit: Fit;
  readonly way: Way;
  readonly score: number;
}

/** The best place among their stops; or why there is none, by the place that comes nearest. */
function bestFit(ask: RankAsk, candidate: Candidate, now: number): Found | Left {
  const { wanted, travel, limits } = ask;
  const way = wayOf(candidate, { now, travel });
  let best: Found | null = null;
  let nearest: Left | null = null;
  for (const [index, knot] of way.knots.entries()) {
    if (index < stopsBefore(candidate)) continue;
    // Nobody is there before they are free: for an emergency what comes later is no better.
    const isUrgent = wanted.urgency === "emergency";
    if (isUrgent && best !== null && knot.free.mid - now >= best.score) break;
    const fit = fitAfter({ now, wanted, candidate, way, travel }, index, knot);
    const left = leftOutBy({ fit, candidate, way, wanted, now, limits });
    nearest ??= left;
    if (left !== null) continue;
    const score = scoreOf(fit, { wanted, now, candidate });
    if (best === null || score < best.score) best = { fit, way, score };
  }
  if (best !== null) return best;
  if (nearest === null) throw new Error("a technician has a place behind their last stop");
  return nearest;
}

interface Scored {
  readonly wanted: Wanted;
  readonly now: number;
  readonly candidate: Candidate;
}

function scoreOf(fit: Fit, { wanted, now, candidate }: Scored): number {
  const waits = fit.arrives.mid - now;
  const ownWaiting =
    wanted.urgency === "emergency" ? waits : fit.addedTravel + Math.floor(waits / CAN_WAIT);
  return (
    ownWaiting +
    DELAY_WEIGHT * (fit.delaySeconds + fit.overrunSeconds) +
    VISIT_OF_DAY_SECONDS * countOfDay(candidate, fit)
  );
}

function countOfDay({ fatigue }: Candidate, fit: Fit): number {
  return fatigue.visitsToday + fit.after + 1;
}

function rankedAs(
  { wanted }: RankAsk,
  {
    candidate,
    now,
    fit,
    way,
    score,
  }: Found & { readonly candidate: Candidate; readonly now: number },
): RankedTechnician {
  const travelMinutes = Math.ceil(fit.travelSeconds / 60);
  const freeInMinutes = Math.ceil((fit.free.mid - now) / 60);
  const delays = { visits: fit.delayed, minutes: Math.ceil(fit.mostDelay / 60) };
  const startsAt = way.shift.from > now ? way.shift.from : null;
  const overrun = Math.ceil(fit.overrunSeconds / 60);
  const isAsked = candidate.stops.slice(0, fit.after).some(({ state }) => state === "asked");
  return {
    technician: candidate.technician.technician,
    name: candidate.technician.name,
    arrives: spanOf(fit.arrives),
    expected: instantOf(fit.arrives.mid),
    travelMinutes,
    freeInMinutes,
    after: fit.after,
    delays,
    score,
    reasons: [
      reaching({ freeInMinutes, travelMinutes, after: fit.after, isAsked, startsAt }),
      ...(wanted.at === null ? [placeUnknown(UNKNOWN_WAY_SECONDS / 60)] : []),
      able(wanted.skill),
      ...(candidate.stops.length > fit.after || delays.visits > 0 ? [delaying(delays)] : []),
      ...(overrun > 0 ? [pastShift(overrun, way.shift.until)] : []),
      visitOfDay(countOfDay(candidate, fit)),
    ],
  };
}

function byName(a: { readonly technician: string }, b: { readonly technician: string }): number {
  if (a.technician === b.technician) return 0;
  return a.technician < b.technician ? -1 : 1;
}

function byArrival(a: RankedTechnician, b: RankedTechnician): number {
  return secondsOf(a.expected) - secondsOf(b.expected);
}
