import type { Problem } from "./problem.ts";

/** One technician's visits in their order, with what stands before each: index 0 is the start. */
export interface Route {
  readonly crew: number;
  readonly order: number[];
  /** Seconds at which they are free to leave. */
  readonly free: number[];
  /** Breaks that were had. */
  readonly taken: number[];
  /** What it cost so far. */
  readonly cost: number[];
  /** With the way back; infinite: it cannot be driven so. */
  total: number;
}

/** Where a technician is in time while a route is walked. */
export interface Walk {
  crew: number;
  place: number;
  free: number;
  taken: number;
  cost: number;
  /** Of the last step. */
  arrives: number;
  begins: number;
  leg: number;
}

export function newWalk(): Walk {
  return { crew: 0, place: 0, free: 0, taken: 0, cost: 0, arrives: 0, begins: 0, leg: 0 };
}

/** Put a walk before the k-th stop of a route. */
export function walkFrom({ crews }: Problem, walk: Walk, route: Route, k: number): void {
  walk.crew = route.crew;
  walk.place = k === 0 ? (crews[route.crew]?.startsFrom ?? 0) : (route.order[k - 1] ?? 0);
  walk.free = route.free[k] ?? 0;
  walk.taken = route.taken[k] ?? 0;
  walk.cost = route.cost[k] ?? 0;
}

/** Go on to a visit, do it, be free again. False: begun after it must be; the walk is then void. */
export function goOn(problem: Problem, walk: Walk, number: number): boolean {
  const job = problem.jobs[number];
  if (job === undefined) return false;
  approach(problem, walk, number);
  const { begins } = walk;
  if (begins > job.closes) return false;
  const { weights } = problem;
  walk.cost += walk.leg;
  if (begins > job.due) walk.cost += (begins - job.due) * weights.late;
  if (begins >= job.slotUntil) walk.cost += weights.moved;
  if (job.heldBy >= 0 && job.heldBy !== walk.crew) walk.cost += weights.handed;
  walk.free = begins + job.service;
  walk.place = number;
  return true;
}

/** Be back at the base. Infinite: after the shift must have ended. */
export function goBack({ crews, legs, weights }: Problem, walk: Walk): number {
  const crew = crews[walk.crew];
  if (crew === undefined) return Number.POSITIVE_INFINITY;
  walk.leg = legs(walk.place, crew.base, walk.free);
  walk.arrives = walk.free + walk.leg;
  if (walk.arrives > crew.ends) return Number.POSITIVE_INFINITY;
  const late = Math.max(0, walk.arrives - crew.shiftUntil) * weights.late;
  const minutes = Math.ceil((walk.arrives - crew.starts) / 60);
  return walk.cost + walk.leg + late + minutes * weights.dayMinute;
}

/**
 * The way to a visit, with the breaks that fall before it. A break is had while one waits anyway;
 * else as soon as its window is open, or earlier than the visit that would outlast its window.
 */
function approach(problem: Problem, walk: Walk, number: number): void {
  const job = problem.jobs[number];
  const pauses = problem.crews[walk.crew]?.pauses ?? [];
  if (job === undefined) return;
  for (;;) {
    walk.leg = problem.legs(walk.place, number, walk.free);
    walk.arrives = walk.free + walk.leg;
    walk.begins = Math.max(walk.arrives, job.opens);
    const pause = pauses[walk.taken];
    if (pause === undefined) return;
    const waiting = Math.max(walk.arrives, pause.from);
    if (waiting < pause.until && waiting + pause.seconds <= job.opens) {
      walk.taken += 1;
      continue;
    }
    if (walk.free < pause.from && walk.begins + job.service < pause.until) return;
    const begins = Math.max(walk.free, pause.from);
    walk.cost += Math.max(0, begins - pause.until) * problem.weights.late;
    walk.free = begins + pause.seconds;
    walk.taken += 1;
  }
}

/** A route of those visits in that order. */
export function routeOf(problem: Problem, crew: number, order: readonly number[]): Route {
  const starts = problem.crews[crew]?.starts ?? 0;
  const route = { crew, order: [...order], free: [starts], taken: [0], cost: [0], total: 0 };
  retime(problem, route, 0);
  return route;
}

const own = newWalk();

/** Work times and cost out anew from the k-th stop on. */
export function retime(problem: Problem, route: Route, from: number): void {
  const { order, free, taken, cost } = route;
  walkFrom(problem, own, route, from);
  free.length = from + 1;
  taken.length = from + 1;
  cost.length = from + 1;
  for (let k = from; k < order.length; k += 1) {
    if (!goOn(problem, own, order[k] ?? -1)) {
      route.total = Number.POSITIVE_INFINITY;
      return;
    }
    free.push(own.free);
    taken.push(own.taken);
    cost.push(own.cost);
  }
  // A day without visits is no journey.
  route.total = order.length === 0 ? 0 : goBack(problem, own);
}

const trial = newWalk();

/** A place among a route's visits, and what it costs more there. */
export interface Place {
  readonly k: number;
  readonly added: number;
}

interface Sought {
  readonly job: number;
  /** What costs as much, or more, is of no use. */
  readonly most: number;
  /** Share of the places that are overlooked, by this chance; null: none. */
  readonly overlooks: { readonly share: number; readonly chance: () => number } | null;
}

/** Where in a route a visit costs least; null: nowhere for less than `most`. */
export function cheapestPlace(
  problem: Problem,
  route: Route,
  { job, most, overlooks }: Sought,
): Place | null {
  const closes = problem.jobs[job]?.closes ?? 0;
  const { free, order } = route;
  let [best, at] = [most, -1];
  for (let k = 0; k <= order.length; k += 1) {
    if ((free[k] ?? 0) > closes) break;
    if (overlooks !== null && overlooks.chance() < overlooks.share) continue;
    walkFrom(problem, trial, route, k);
    if (!goOn(problem, trial, job)) continue;
    const added = restOf(problem, route, k, best);
    if (added < best) [best, at] = [added, k];
  }
  return at < 0 ? null : { k: at, added: best };
}

/**
 * What a route costs more when the trial's walk goes on with its k-th stop; infinite where that
 * cannot be, or is no less than `most`. As soon as the times are what they were, the rest costs
 * what it did.
 */
function restOf(problem: Problem, route: Route, k: number, most: number): number {
  const { order, free, taken, cost } = route;
  for (let at = k; at < order.length; at += 1) {
    if (!goOn(problem, trial, order[at] ?? -1)) return Number.POSITIVE_INFINITY;
    const added = trial.cost - (cost[at + 1] ?? 0);
    if (added >= most) return Number.POSITIVE_INFINITY;
    if (trial.free === free[at + 1] && trial.taken === taken[at + 1]) return added;
  }
  return goBack(problem, trial) - route.total;
}
