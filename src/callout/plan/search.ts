import { seeded } from "../../solar/chance.ts";
import type { Problem } from "./problem.ts";
import { recreated } from "./recreate.ts";
import { ruined } from "./ruin.ts";
import { costOf, type State } from "./state.ts";

/** Simulated annealing: worse by about a mean journey is taken at first, by a hundredth at last. */
const HOT = 0.5;
const COLD = 0.01;

interface SearchAsk {
  readonly seed: number;
  /** Times that part of the plan is taken out and put back. */
  readonly steps: number;
}

/** The best plan found; never worse than the one given. The same seed and steps, the same plan. */
export function searched(problem: Problem, given: State, { seed, steps }: SearchAsk): State {
  const count = problem.jobs.length;
  if (count === 0 || problem.crews.length === 0) return given;
  const chance = seeded(seed);
  const between = distances(problem);
  const near = between.map((row, a) => nearestOf(row, a));
  const far = between.map((row) => row.reduce((sum, each) => sum + each, 0));
  const mean = far.reduce((sum, each) => sum + each, 0) / (count * count) + 1;
  const crewOf = new Int16Array(count).fill(-1);
  given.routes.forEach(({ crew, order }) =>
    order.forEach((job) => crewOf.fill(crew, job, job + 1)),
  );
  let [best, current] = [given, given];
  let heat = mean * HOT;
  const cooling = (COLD / HOT) ** (1 / Math.max(1, steps));
  for (let step = 0; step < steps; step += 1, heat *= cooling) {
    const trial = ruined({ problem, state: current, crewOf, near, chance });
    if (trial === null) continue;
    recreated({ problem, trial, far, chance });
    const cost = costOf(problem, trial.routes, trial.absent);
    if (!(cost < current.cost - heat * Math.log(chance()))) continue;
    current = { routes: trial.routes, absent: trial.absent, cost };
    for (const crew of trial.touched) {
      for (const job of trial.routes[crew]?.order ?? []) crewOf[job] = crew;
    }
    for (const job of trial.absent) crewOf[job] = -1;
    if (cost < best.cost) best = current;
  }
  return best;
}

/** Seconds between visits in the middle of the day, both ways together. */
function distances({ jobs, crews, legs }: Problem): readonly (readonly number[])[] {
  const noon = ((crews[0]?.starts ?? 0) + (crews[0]?.shiftUntil ?? 0)) / 2;
  const time = Math.floor(noon);
  return jobs.map((_, a) => jobs.map((__, b) => legs(a, b, time) + legs(b, a, time)));
}

function nearestOf(row: readonly number[], own: number): readonly number[] {
  return row
    .map((seconds, job) => ({ job, seconds: job === own ? -1 : seconds }))
    .toSorted((a, b) => a.seconds - b.seconds || a.job - b.job)
    .map(({ job }) => job);
}
