import type { Problem } from "./problem.ts";
import { cheapestPlace, type Place, retime, routeOf } from "./route.ts";
import { type State, stateOf } from "./state.ts";

const ANY = { most: Number.POSITIVE_INFINITY, overlooks: null };
const NOWHERE: Place = { k: -1, added: Number.POSITIVE_INFINITY };

/**
 * Put in what is left out, each where it costs least; first whichever would lose most by waiting
 * (regret: the second best technician against the best).
 */
export function filledIn(problem: Problem, state: State): State {
  const routes = state.routes.map((route) => routeOf(problem, route.crew, route.order));
  const left = new Set(state.absent);
  const best = new Map([...left].map((job) => [job, routes.map(() => NOWHERE)]));
  const refresh = (crew: number) => {
    const route = routes[crew];
    if (route === undefined) return;
    for (const job of left) {
      const isAble = problem.able[crew * problem.jobs.length + job] === 1;
      const place = isAble ? cheapestPlace(problem, route, { job, ...ANY }) : null;
      best.get(job)?.splice(crew, 1, place ?? NOWHERE);
    }
  };
  routes.forEach((_, crew) => refresh(crew));
  for (;;) {
    const next = mostRegretted(problem, best);
    if (next === null) return stateOf(problem, routes);
    const route = routes[next.crew];
    if (route === undefined) return stateOf(problem, routes);
    route.order.splice(next.k, 0, next.job);
    retime(problem, route, next.k);
    left.delete(next.job);
    best.delete(next.job);
    refresh(next.crew);
  }
}

interface Chosen extends Place {
  readonly job: number;
  readonly crew: number;
  readonly regret: number;
}

function mostRegretted(
  { jobs }: Problem,
  best: ReadonlyMap<number, readonly Place[]>,
): Chosen | null {
  let chosen: Chosen | null = null;
  for (const [job, places] of best) {
    let [first, second, crew, k] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
    places.forEach((place, index) => {
      if (place.added < first) {
        second = first;
        first = place.added;
        crew = index;
        k = place.k;
      } else if (place.added < second) second = place.added;
    });
    if (crew < 0) continue;
    // Only one can: it goes before all others; among those the heavier, then the dearer.
    const weight = jobs[job]?.weight ?? 1;
    const regret = (Number.isFinite(second) ? second - first : 1e9 + first) + weight * 1e6;
    if (chosen === null || regret > chosen.regret) chosen = { job, crew, k, added: first, regret };
  }
  return chosen;
}
