import type { Problem } from "./problem.ts";
import { retime, type Route, routeOf } from "./route.ts";
import type { State } from "./state.ts";

/**
 * Slack induction by string removals (J. Christiaens, G. Vanden Berghe, Transportation Science
 * 54(2), 2020): from routes near one visit a string of neighbours is taken out of each, so that
 * the room that comes free lies together in place and time.
 */

/** Visits taken out at a time, on average; the longest string. */
const TAKEN = 10;
const LONGEST = 10;
/** One time in two, some visits within the string stay. */
const SPLIT = 0.5;
const GROW = 0.01;

/** What a search works on: routes of the trial, changed in place once they are its own. */
export interface Trial {
  readonly routes: Route[];
  readonly absent: number[];
  /** Crews whose route is the trial's own. */
  readonly touched: Set<number>;
}

interface Ruin {
  readonly problem: Problem;
  readonly state: State;
  /** Crew of each visit; -1: nobody's. */
  readonly crewOf: Int16Array;
  /** Visits by nearness to each, itself first. */
  readonly near: readonly (readonly number[])[];
  readonly chance: () => number;
}

/** Null: what is left cannot be driven so (a shorter way may be slower); try again. */
export function ruined({ problem, state, crewOf, near, chance }: Ruin): Trial | null {
  const trial: Trial = {
    routes: [...state.routes],
    absent: [...state.absent],
    touched: new Set(),
  };
  const count = problem.jobs.length;
  const used = state.routes.filter(({ order }) => order.length > 0).length;
  const mean = used === 0 ? 1 : (count - state.absent.length) / used;
  const longest = Math.max(1, Math.min(LONGEST, Math.floor(mean)));
  const strings = Math.floor(1 + chance() * ((4 * TAKEN) / (1 + longest) - 1));
  for (const number of near[Math.floor(chance() * count)] ?? []) {
    if (trial.touched.size >= strings) break;
    const crew = crewOf[number] ?? -1;
    const route = state.routes[crew];
    if (route === undefined || trial.touched.has(crew)) continue;
    const length = Math.floor(1 + chance() * Math.min(longest, route.order.length));
    const order = withoutString({ problem, route, number, length, chance, absent: trial.absent });
    trial.routes[crew] = routeOf(problem, crew, order);
    trial.touched.add(crew);
    if (trial.routes[crew].total === Number.POSITIVE_INFINITY) return null;
  }
  return trial;
}

interface StringAsk {
  readonly problem: Problem;
  readonly route: Route;
  readonly number: number;
  readonly length: number;
  readonly chance: () => number;
  readonly absent: number[];
}

/** The order without a string that holds the visit; what is pinned stays. */
function withoutString({ problem, route, number, length, chance, absent }: StringAsk): number[] {
  const { order } = route;
  let kept = 0;
  if (length > 1 && chance() < SPLIT) {
    kept = 1;
    while (length + kept < order.length && chance() > GROW) kept += 1;
    kept = Math.min(kept, order.length - length);
  }
  const whole = Math.min(order.length, length + kept);
  const at = order.indexOf(number);
  const earliest = Math.max(0, at - whole + 1);
  const latest = Math.min(at, order.length - whole);
  const from = earliest + Math.floor(chance() * (latest - earliest + 1));
  const keptFrom = from + Math.floor(chance() * (whole - kept + 1));
  return order.filter((job, k) => {
    const isIn = k >= from && k < from + whole && !(k >= keptFrom && k < keptFrom + kept);
    if (!isIn || (problem.jobs[job]?.pinnedTo ?? -1) >= 0) return true;
    absent.push(job);
    return false;
  });
}

/** Put a visit into a route of the trial, which becomes its own. */
export function putIn(problem: Problem, trial: Trial, { crew, job, k }: Readonly<Spot>): void {
  let route = trial.routes[crew];
  if (route === undefined) return;
  if (!trial.touched.has(crew)) {
    const { order, free, taken, cost, total } = route;
    route = { crew, order: [...order], free: [...free], taken: [...taken], cost: [...cost], total };
    trial.routes[crew] = route;
    trial.touched.add(crew);
  }
  route.order.splice(k, 0, job);
  retime(problem, route, k);
}

export interface Spot {
  readonly crew: number;
  readonly job: number;
  readonly k: number;
}
