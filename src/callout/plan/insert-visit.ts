import { instantOf } from "../travel/instants.ts";
import type { Insertion, PlanVisit } from "./model.ts";
import { isAble, type Problem, type ProblemAsk, problemOf } from "./problem.ts";
import { goBack, goOn, newWalk, type Route, type Walk, walkFrom } from "./route.ts";
import { standing } from "./state.ts";

interface InsertAsk {
  /** The plan that is under way; technicians are `busy` with what they have begun. */
  readonly ask: ProblemAsk;
  readonly visit: PlanVisit;
  /** What a second of its waiting weighs against one of driving; 0: it can wait, 10: emergency. */
  readonly hurry?: number;
  /** How much later than told another visit may become, and a shift end. */
  readonly mostDelaySeconds?: number;
  /** So many places at most, one for each technician. */
  readonly most?: number;
}

const MOST_DELAY = 2 * 3600;

/**
 * Where one more visit goes best into a plan that is under way: for each technician the place that
 * costs least, best first. Others keep their order and technician; who of them is told late is
 * said. Nothing of the plan is searched anew: an answer while the caller is on the telephone.
 */
export function insertVisit(insert: InsertAsk): readonly Insertion[] {
  const { ask, visit, hurry = 0, mostDelaySeconds = MOST_DELAY, most = 10 } = insert;
  const problem = problemOf({ ...ask, visits: [...ask.visits, visit] }, "as-asked");
  const { routes } = standing(problem);
  const job = problem.jobs.length - 1;
  problem.jobs.forEach((each, number) => {
    if (number !== job) each.closes += mostDelaySeconds;
  });
  for (const crew of problem.crews) crew.ends += mostDelaySeconds;
  return routes
    .flatMap((route) => bestIn(problem, { route, job, hurry }))
    .toSorted((a, b) => a.score - b.score || (a.technician < b.technician ? -1 : 1))
    .slice(0, most);
}

interface PlaceAsk {
  readonly route: Route;
  readonly job: number;
  readonly hurry: number;
}

function bestIn(problem: Problem, { route, job, hurry }: PlaceAsk): readonly Insertion[] {
  if (!isAble(problem, route.crew, job)) return [];
  let best = { k: -1, score: Number.POSITIVE_INFINITY };
  for (let k = 0; k <= route.order.length; k += 1) {
    const score = scoreAt(problem, { route, job, hurry }, k);
    if (score < best.score) best = { k, score };
  }
  return best.k < 0 ? [] : [described(problem, { route, job }, best)];
}

const walk = newWalk();

function scoreAt(problem: Problem, { route, job, hurry }: PlaceAsk, k: number): number {
  walkFrom(problem, walk, route, k);
  if (!goOn(problem, walk, job)) return Number.POSITIVE_INFINITY;
  const waits = walk.begins - (problem.jobs[job]?.opens ?? 0);
  for (let at = k; at < route.order.length; at += 1) {
    if (!goOn(problem, walk, route.order[at] ?? -1)) return Number.POSITIVE_INFINITY;
  }
  return goBack(problem, walk) - route.total + hurry * waits;
}

/** The chosen place again, with what it means for each visit behind it. */
function described(
  problem: Problem,
  { route, job }: Omit<PlaceAsk, "hurry">,
  { k, score }: { readonly k: number; readonly score: number },
): Insertion {
  const before = newWalk();
  walkFrom(problem, before, route, k);
  walkFrom(problem, walk, route, k);
  goOn(problem, walk, job);
  const { arrives, begins } = walk;
  let added = walk.leg;
  const delayed: { visit: string; seconds: number }[] = [];
  for (const number of route.order.slice(k)) {
    goOn(problem, before, number);
    goOn(problem, walk, number);
    added += walk.leg - before.leg;
    const seconds = later(problem, number, { before, now: walk });
    const visit = problem.jobs[number]?.visit.id;
    if (seconds > 0 && visit !== undefined) delayed.push({ visit, seconds });
  }
  const until = problem.crews[route.crew]?.shiftUntil ?? 0;
  goBack(problem, before);
  goBack(problem, walk);
  added += walk.leg - (route.order.length === 0 ? 0 : before.leg);
  return {
    technician: problem.crews[route.crew]?.technician.technician ?? "",
    after: k,
    arrives: instantOf(arrives),
    begins: instantOf(begins),
    addedTravelSeconds: added,
    delayed,
    overrunSeconds: Math.max(0, walk.arrives - Math.max(until, before.arrives)),
    score,
  };
}

/** How much later than it was told, or than it was late already, a visit begins. */
function later(
  { jobs }: Problem,
  number: number,
  { before, now }: { readonly before: Walk; readonly now: Walk },
): number {
  const job = jobs[number];
  if (job === undefined) return 0;
  const told = Math.min(job.due, job.slotUntil - 1);
  return Math.max(0, now.begins - Math.max(told, before.begins));
}
