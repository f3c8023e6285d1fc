import type { Problem } from "./problem.ts";
import { type Route, routeOf } from "./route.ts";
import { type State, stateOf } from "./state.ts";

/** Strings of so many visits move together (or-opt). */
const LONGEST_STRING = 3;

/** So many changes are tried at most: a day of thousands would take minutes. */
const MOST_TRIED = 400_000;

/** Two orders in place of two; of one route alone, both crews are the same. */
interface Change {
  readonly crew: number;
  readonly order: readonly number[];
}

/**
 * Small changes as long as one of them helps: strings of visits to another place, two visits
 * changed for each other, the ends of two routes changed for each other (2-opt*). In a fixed
 * order, the first that helps is taken.
 */
export function improved(problem: Problem, state: State): State {
  const routes = [...state.routes];
  const left = { tries: MOST_TRIED };
  let helped = true;
  while (helped && left.tries > 0) {
    helped = false;
    for (let a = 0; a < routes.length; a += 1) {
      for (let b = a; b < routes.length; b += 1) {
        while (improvePair(problem, routes, { a, b, left })) helped = true;
      }
    }
  }
  return stateOf(problem, routes);
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly left: { tries: number };
}

function improvePair(problem: Problem, routes: Route[], { a, b, left }: Pair): boolean {
  const [first, second] = [routes[a], routes[b]];
  if (first === undefined || second === undefined) return false;
  const before = a === b ? first.total : first.total + second.total;
  const changes = a === b ? changesWithin(first) : changesBetween(first, second);
  for (const change of changes) {
    left.tries -= 1;
    if (left.tries < 0) return false;
    if (!change.every((each) => mayHave(problem, each))) continue;
    const made: Route[] = [];
    let after = 0;
    for (const { crew, order } of change) {
      const route = routeOf(problem, crew, order);
      made.push(route);
      after += route.total;
      if (after >= before) break;
    }
    if (after >= before) continue;
    for (const route of made) routes[route.crew] = route;
    return true;
  }
  return false;
}

function mayHave({ able, jobs }: Problem, { crew, order }: Change): boolean {
  return order.every((job) => able[crew * jobs.length + job] === 1);
}

function* changesWithin({ crew, order }: Route): Generator<readonly Change[]> {
  for (let from = 0; from < order.length; from += 1) {
    for (let length = 1; length <= Math.min(LONGEST_STRING, order.length - from); length += 1) {
      const rest = order.toSpliced(from, length);
      for (let to = 0; to <= rest.length; to += 1) {
        if (to === from) continue;
        const moved = rest.toSpliced(to, 0, ...order.slice(from, from + length));
        yield [{ crew, order: moved }];
      }
    }
  }
}

function* changesBetween(a: Route, b: Route): Generator<readonly Change[]> {
  yield* stringsMoved(a, b);
  yield* stringsMoved(b, a);
  yield* swapped(a, b);
  yield* endsChanged(a, b);
}

function* stringsMoved(from: Route, to: Route): Generator<readonly Change[]> {
  const { order } = from;
  for (let at = 0; at < order.length; at += 1) {
    for (let length = 1; length <= Math.min(LONGEST_STRING, order.length - at); length += 1) {
      const rest = { crew: from.crew, order: order.toSpliced(at, length) };
      const string = order.slice(at, at + length);
      for (let k = 0; k <= to.order.length; k += 1) {
        yield [rest, { crew: to.crew, order: to.order.toSpliced(k, 0, ...string) }];
      }
    }
  }
}

function* swapped(a: Route, b: Route): Generator<readonly Change[]> {
  for (const [i, left] of a.order.entries()) {
    for (const [k, right] of b.order.entries()) {
      yield [
        { crew: a.crew, order: a.order.with(i, right) },
        { crew: b.crew, order: b.order.with(k, left) },
      ];
    }
  }
}

function* endsChanged(a: Route, b: Route): Generator<readonly Change[]> {
  for (let i = 0; i <= a.order.length; i += 1) {
    for (let k = 0; k <= b.order.length; k += 1) {
      yield [
        { crew: a.crew, order: [...a.order.slice(0, i), ...b.order.slice(k)] },
        { crew: b.crew, order: [...b.order.slice(0, k), ...a.order.slice(i)] },
      ];
    }
  }
}
