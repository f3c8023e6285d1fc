import type { Problem } from "./problem.ts";
import { goBack, goOn, newWalk, type Route, routeOf, walkFrom } from "./route.ts";

/** A plan while it is searched for. Routes are replaced, never changed, once they stand in one. */
export interface State {
  readonly routes: readonly Route[];
  /** Visits that nobody has. */
  readonly absent: readonly number[];
  readonly cost: number;
}

/**
 * The plan that stands. Where it is late already, it may stay as late and no later: all bounds
 * that a search keeps are set here.
 */
export function standing(problem: Problem): State {
  const empty = problem.crews.map((_, crew) => routeOf(problem, crew, []));
  problem.stands.forEach((order, crew) => tolerate(problem, empty[crew], order));
  const routes = problem.stands.map((order, crew) => routeOf(problem, crew, order));
  return stateOf(problem, routes);
}

function tolerate(problem: Problem, empty: Route | undefined, order: readonly number[]): void {
  if (empty === undefined || order.length === 0) return;
  const walk = newWalk();
  walkFrom(problem, walk, empty, 0);
  for (const number of order) {
    const job = problem.jobs[number];
    if (job === undefined) continue;
    job.closes = Number.POSITIVE_INFINITY;
    goOn(problem, walk, number);
    job.closes = Math.max(job.due, walk.begins);
  }
  const crew = problem.crews[empty.crew];
  if (crew === undefined) return;
  crew.ends = Number.POSITIVE_INFINITY;
  goBack(problem, walk);
  crew.ends = Math.max(crew.shiftUntil, walk.arrives);
}

/** Routes with what they leave out, and what all of it costs. */
export function stateOf(problem: Problem, routes: readonly Route[]): State {
  const present = new Set(routes.flatMap(({ order }) => order));
  const absent = problem.jobs.flatMap((_, number) => (present.has(number) ? [] : [number]));
  return { routes, absent, cost: costOf(problem, routes, absent) };
}

export function costOf(
  { jobs, weights }: Problem,
  routes: readonly Route[],
  absent: readonly number[],
): number {
  let cost = 0;
  for (const { total } of routes) cost += total;
  for (const number of absent) cost += (jobs[number]?.weight ?? 1) * weights.unplanned;
  return cost;
}
