import { secondsOf } from "../travel/instants.ts";
import type { Fit } from "./fit.ts";
import type { Candidate, Closed, WorkLimits, LeftOut, Wanted } from "./model.ts";
import type { Way } from "./way.ts";
import { enoughAhead, needsRest, OUT, shiftEnds, unable, workedEnough } from "./reasons.ts";

export type Left = Pick<LeftOut, "code" | "reason">;

/**
 * Work within 24 hours, and from the end of one full rest to the beginning of the next: 13 hours,
 * what is left of a day by a rest of 11 hours between shifts (勤務間インターバル). The operator's
 * agreement may say less; unverified against one. Two emergencies at a time: whoever has one under
 * way is asked for the next, and all others wait in one queue, not in many.
 */
export const WORK_LIMITS: WorkLimits = {
  mostMinutesInADay: 13 * 60,
  mostMinutesSinceRest: 13 * 60,
  mostEmergencies: 2,
};

interface BeforeAsk {
  readonly candidate: Candidate;
  readonly wanted: Wanted;
  readonly now: number;
  readonly limits: WorkLimits;
  /** They were asked for this visit already. */
  readonly asked: Closed["why"] | undefined;
}

/** Why somebody cannot go, wherever the visit stood among their stops; null: nothing known. */
export function leftOutBefore(ask: BeforeAsk): Left | null {
  const { candidate, wanted, now, asked, limits } = ask;
  const { technician, shift, stops } = candidate;
  if (!technician.skills.includes(wanted.skill)) {
    return { code: "skill", reason: unable(wanted.skill) };
  }
  if (wanted.area !== null && !technician.areas.includes(wanted.area)) {
    return { code: "area", reason: OUT.area };
  }
  if (asked !== undefined) return { code: asked, reason: OUT[asked] };
  if (shift === null || secondsOf(shift.until) <= now) {
    return { code: "no-shift", reason: OUT.noShift };
  }
  const emergencies = stops.filter(({ urgency }) => urgency === "emergency").length;
  return wanted.urgency === "emergency" && emergencies >= limits.mostEmergencies
    ? { code: "enough-ahead", reason: enoughAhead(emergencies) }
    : null;
}

interface FitLimits {
  readonly fit: Fit;
  readonly candidate: Candidate;
  readonly way: Way;
  readonly wanted: Wanted;
  readonly now: number;
  readonly limits: WorkLimits;
}

/** Why the visit cannot stand at that place among their stops. */
export function leftOutBy({ fit, candidate, way, wanted, now, limits }: FitLimits): Left | null {
  const { fatigue } = candidate;
  const { from, until } = way.shift;
  if (fit.ends > until) return { code: "shift-ends", reason: shiftEnds(until, fit.ends) };
  if (wanted.window !== null && fit.arrives.mid >= secondsOf(wanted.window.until)) {
    return { code: "window", reason: OUT.window };
  }
  const ahead = Math.ceil((fit.ends - Math.max(now, from)) / 60);
  const worked = fatigue.workedMinutes + ahead;
  if (worked > limits.mostMinutesInADay) {
    return { code: "worked-enough", reason: workedEnough(worked, limits.mostMinutesInADay) };
  }
  if (fatigue.restedUntil === null) return null;
  const since = Math.ceil((fit.ends - secondsOf(fatigue.restedUntil)) / 60);
  return since > limits.mostMinutesSinceRest
    ? { code: "needs-rest", reason: needsRest(since, limits.mostMinutesSinceRest) }
    : null;
}
