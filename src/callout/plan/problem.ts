import { secondsOf } from "../travel/instants.ts";
import { type Legs, legsAsAsked, legsInTable, type Place } from "./legs.ts";
import type { PlanAsk, PlanTechnician, PlanVisit, PlanWeights } from "./model.ts";

/**
 * In seconds of travel: whoever is left out weighs more than any way; a minute late 20 minutes of
 * driving; a slot moved 2 hours; another technician than was said 5 minutes; a minute of waiting a
 * second, so that of two plans alike the one that is done sooner is taken. A judgement: an operator
 * may set others.
 */
export const PLAN_WEIGHTS: PlanWeights = {
  unplanned: 1_000_000,
  late: 20,
  moved: 7200,
  handed: 300,
  dayMinute: 1,
};

/** A visit in numbers; seconds of the era. */
export interface Job {
  readonly visit: PlanVisit;
  /** Not begun before: the window's, or the slot's, beginning. */
  readonly opens: number;
  /** Begun after it, it is late. */
  readonly due: number;
  /** Not begun after it: `due`, or where the plan that stands is later already. */
  closes: number;
  /** Begun from then on, the slot is moved. */
  readonly slotUntil: number;
  readonly service: number;
  /** Number of the technician whom it stays with; -1: free. */
  readonly pinnedTo: number;
  /** Who has it in the plan that stands; -1: nobody. */
  readonly heldBy: number;
  readonly weight: number;
}

export interface Pause {
  readonly from: number;
  readonly until: number;
  readonly seconds: number;
}

export interface Crew {
  readonly technician: PlanTechnician;
  readonly starts: number;
  readonly startsFrom: number;
  readonly base: number;
  readonly shiftUntil: number;
  /** Back no later: the end of the shift, or where the plan that stands is later already. */
  ends: number;
  readonly pauses: readonly Pause[];
}

/** What is to be planned, with visits and technicians by their number; visits' places as well. */
export interface Problem {
  readonly jobs: readonly Job[];
  readonly crews: readonly Crew[];
  /** Who may do what: `able[technician * jobs + visit]`; empty where it is asked one by one. */
  readonly able: Uint8Array;
  readonly legs: Legs;
  readonly weights: PlanWeights;
  /** Orders of the plan that stands, for each technician. */
  readonly stands: readonly (readonly number[])[];
}

export type ProblemAsk = Omit<PlanAsk, "seed" | "steps">;

/** The plan in numbers. Visits that nobody knows and technicians who do not work are left out. */
export function problemOf(ask: ProblemAsk, legs: "table" | "as-asked"): Problem {
  const numberOf = new Map(ask.visits.map(({ id }, number) => [id, number]));
  const crewOf = new Map(ask.technicians.map(({ technician }, number) => [technician, number]));
  const stands = standsIn(ask, numberOf);
  const heldBy = new Map(stands.flatMap((order, crew) => order.map((job) => [job, crew])));
  const places: Place[] = ask.visits.map(({ at, area }) => ({ at, area }));
  const crews = ask.technicians.map((each) => crewIn(each, places));
  const jobs = ask.visits.map((visit, number) => jobOf(visit, crewOf, heldBy.get(number) ?? -1));
  return {
    jobs,
    crews,
    able: legs === "table" ? ableOf(jobs, crews) : new Uint8Array(0),
    legs: legsOf({ ask, places, crews }, legs),
    weights: ask.weights ?? PLAN_WEIGHTS,
    stands,
  };
}

function standsIn(ask: ProblemAsk, numberOf: ReadonlyMap<string, number>) {
  const seen = new Set<number>();
  const orders = new Map(ask.stands.routes.map(({ technician, visits }) => [technician, visits]));
  return ask.technicians.map(({ technician }) =>
    (orders.get(technician) ?? []).flatMap((id) => {
      const number = numberOf.get(id);
      if (number === undefined || seen.has(number)) return [];
      const pinned = ask.visits[number]?.pinned ?? null;
      if (pinned !== null && pinned.technician !== technician) return [];
      seen.add(number);
      return [number];
    }),
  );
}

function jobOf(visit: PlanVisit, crewOf: ReadonlyMap<string, number>, heldBy: number): Job {
  const { window, slot, pinned } = visit;
  const from = pinned === null ? null : pinned.from;
  const exactly = from === null ? null : secondsOf(from);
  const opens = Math.max(secondsOf(window.from), slot === null ? 0 : secondsOf(slot.from));
  const until = Math.max(secondsOf(window.until), slot === null ? 0 : secondsOf(slot.until));
  const due = exactly ?? until - 1;
  return {
    visit,
    opens: exactly ?? opens,
    due,
    closes: due,
    slotUntil: slot === null ? Number.POSITIVE_INFINITY : secondsOf(slot.until),
    service: visit.minutes * 60,
    // Pinned to somebody who does not work: it stays out, and is said to.
    pinnedTo: pinned === null ? -1 : (crewOf.get(pinned.technician) ?? crewOf.size),
    heldBy,
    weight: visit.weight,
  };
}

function crewIn(technician: PlanTechnician, places: Place[]): Crew {
  const { base, busy, shift, breaks } = technician;
  const home = places.push({ at: base, area: null }) - 1;
  const startsFrom = busy === null ? home : places.push({ at: busy.at, area: null }) - 1;
  const begins = secondsOf(shift.from);
  return {
    technician,
    starts: busy === null ? begins : Math.max(begins, secondsOf(busy.until)),
    startsFrom,
    base: home,
    shiftUntil: secondsOf(shift.until),
    ends: secondsOf(shift.until),
    pauses: breaks
      .map(({ window, minutes }) => ({
        from: secondsOf(window.from),
        until: secondsOf(window.until),
        seconds: minutes * 60,
      }))
      .toSorted((a, b) => a.from - b.from),
  };
}

function ableOf(jobs: readonly Job[], crews: readonly Crew[]): Uint8Array {
  const able = new Uint8Array(jobs.length * crews.length);
  for (let crew = 0; crew < crews.length; crew += 1) {
    for (let job = 0; job < jobs.length; job += 1) {
      able[crew * jobs.length + job] = isAble({ jobs, crews }, crew, job) ? 1 : 0;
    }
  }
  return able;
}

/** By skill, area and pin; what stands with somebody may stay with them. */
export function isAble(
  { jobs, crews }: Pick<Problem, "jobs" | "crews">,
  crew: number,
  number: number,
): boolean {
  const [job, technician] = [jobs[number], crews[crew]?.technician];
  if (job === undefined || technician === undefined) return false;
  if (job.pinnedTo >= 0) return job.pinnedTo === crew;
  return job.heldBy === crew || canDo(technician, job.visit);
}

function canDo({ skills, areas }: PlanTechnician, { skill, area }: PlanVisit): boolean {
  return skills.includes(skill) && isNear(areas, area);
}

function isNear(areas: readonly string[], area: string | null): boolean {
  return areas.length === 0 || area === null || areas.includes(area);
}

interface LegsParts {
  readonly ask: ProblemAsk;
  readonly places: readonly Place[];
  readonly crews: readonly Crew[];
}

function legsOf({ ask, places, crews }: LegsParts, kind: "table" | "as-asked"): Legs {
  const { travel } = ask;
  if (kind === "as-asked" || crews.length === 0) return legsAsAsked({ places, travel });
  const from = Math.min(...crews.map(({ starts }) => starts));
  const until = Math.max(...crews.map(({ shiftUntil }) => shiftUntil));
  return legsInTable({ places, travel, from, until: Math.max(from, until) });
}
