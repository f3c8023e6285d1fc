import type { Problem } from "./problem.ts";
import { cheapestPlace } from "./route.ts";
import { putIn, type Spot, type Trial } from "./ruin.ts";

/** One place in a hundred is overlooked, so that the same is not always chosen. */
const BLINK = 0.01;

interface Recreate {
  readonly problem: Problem;
  readonly trial: Trial;
  /** Seconds from the middle of all visits. */
  readonly far: readonly number[];
  readonly chance: () => number;
}

/** Put back what was taken out, one after the other, each where it costs least. */
export function recreated({ problem, trial, far, chance }: Recreate): void {
  const waiting = inSomeOrder(problem, trial.absent, { far, chance });
  trial.absent.length = 0;
  for (const job of waiting) {
    const spot = cheapestSpot(problem, trial, { job, chance });
    if (spot === null) trial.absent.push(job);
    else putIn(problem, trial, spot);
  }
}

/** By chance, or the tightest, earliest, latest, farthest or nearest first. */
function inSomeOrder(
  { jobs }: Problem,
  absent: readonly number[],
  { far, chance }: Pick<Recreate, "far" | "chance">,
): readonly number[] {
  const draw = Math.floor(chance() * 14);
  const keyOf = (number: number): number => {
    const job = jobs[number];
    if (job === undefined || draw < 4) return chance();
    if (draw < 6) return job.due - job.opens;
    if (draw < 8) return job.opens;
    if (draw < 10) return -job.due;
    if (draw < 12) return -job.service;
    return draw < 13 ? -(far[number] ?? 0) : (far[number] ?? 0);
  };
  return absent
    .map((number) => ({ number, weight: jobs[number]?.weight ?? 1, key: keyOf(number) }))
    .toSorted((a, b) => b.weight - a.weight || a.key - b.key || a.number - b.number)
    .map(({ number }) => number);
}

function cheapestSpot(
  problem: Problem,
  { routes }: Trial,
  { job, chance }: { readonly job: number; readonly chance: () => number },
): Spot | null {
  const count = problem.jobs.length;
  const overlooks = { share: BLINK, chance };
  let most = Number.POSITIVE_INFINITY;
  let found: Spot | null = null;
  for (const route of routes) {
    if (problem.able[route.crew * count + job] !== 1) continue;
    const place = cheapestPlace(problem, route, { job, most, overlooks });
    if (place === null) continue;
    most = place.added;
    found = { crew: route.crew, job, k: place.k };
  }
  return found;
}
