import type { Skill, Urgency } from "../model.ts";
import { URGENCIES } from "../model.ts";
import { secondsOf } from "../travel/instants.ts";
import type { Span } from "./model.ts";

/** A case that nobody has taken yet. */
export interface Waiting {
  readonly number: string;
  readonly urgency: Urgency;
  readonly openedAt: string;
  readonly skill: Skill;
  /** Usual minutes on site. */
  readonly minutes: number;
}

export interface QueueTechnician {
  readonly skills: readonly Skill[];
  readonly shift: Span;
  /** When they have done what they have; now or before: free. */
  readonly freeAt: string;
}

interface QueueAsk {
  readonly now: string;
  readonly waiting: readonly Waiting[];
  readonly technicians: readonly QueueTechnician[];
  /** Mean of the journeys of these days. */
  readonly travelMinutes: number;
}

export interface QueueWait {
  readonly number: string;
  /** So many are before it in the queue. */
  readonly before: number;
  /** Minutes from now until somebody is there; null: nobody within the shifts that are known. */
  readonly minutes: { readonly from: number; readonly until: number } | null;
}

/** Nobody knows a queue better than that; thousandths of the likeliest wait. */
const QUICKER = 800;
const SLOWER = 1400;
const ROUND_UP = 10;

/**
 * The honest wait of everybody who waits: as if each in turn, by urgency and then by time, got
 * whoever with the skill is free first. Two calls, one plumber free now, 20 minutes of travel and
 * 40 on site: 20 minutes for the first, 80 for the second; told as 10 to 30 and 60 to 120.
 */
export function waitsOf(ask: QueueAsk): readonly QueueWait[] {
  const now = secondsOf(ask.now);
  const crew = ask.technicians
    .map(({ skills, shift, freeAt }) => ({
      skills,
      free: Math.max(now, secondsOf(shift.from), secondsOf(freeAt)),
      until: secondsOf(shift.until),
    }))
    .filter(({ free, until }) => free < until);
  const travel = ask.travelMinutes * 60;
  return inQueue(ask.waiting).map(({ number, skill, minutes }, before) => {
    const busy = travel + minutes * 60;
    const able = crew.filter(({ skills, free, until }) => {
      return skills.includes(skill) && free + busy <= until;
    });
    const next = able.reduce<(typeof crew)[number] | null>(
      (best, each) => (best === null || each.free < best.free ? each : best),
      null,
    );
    if (next === null) return { number, before, minutes: null };
    const arrives = next.free + travel - now;
    next.free += busy;
    return { number, before, minutes: rangeOf(arrives) };
  });
}

/** By urgency, then by who called first; of two at the same instant, by their number. */
export function inQueue<One extends Waiting>(waiting: readonly One[]): readonly One[] {
  return waiting
    .map((each) => ({ each, at: secondsOf(each.openedAt) }))
    .toSorted(
      (a, b) =>
        URGENCIES.indexOf(a.each.urgency) - URGENCIES.indexOf(b.each.urgency) ||
        a.at - b.at ||
        (a.each.number < b.each.number ? -1 : 1),
    )
    .map(({ each }) => each);
}

function rangeOf(seconds: number): { readonly from: number; readonly until: number } {
  const from = Math.floor((seconds * QUICKER) / 60_000 / ROUND_UP) * ROUND_UP;
  const until = Math.ceil((seconds * SLOWER) / 60_000 / ROUND_UP) * ROUND_UP;
  return { from, until: Math.max(until, from + ROUND_UP) };
}
