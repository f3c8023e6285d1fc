import { type CataloguePack, catalogueOf } from "../src/diagnosis/pack.ts";
import { type JobKey, JOBS } from "./browser-jobs.ts";
import { timeForty } from "./forty-plans.ts";

const WARM_UP_MS = 1000;

/** What one side took for a job, and what it came to. */
export interface Measured {
  readonly name: string;
  readonly targetMs: number;
  readonly rounds: number;
  readonly batch: number;
  readonly medianMs: number;
  /** As JSON: what it came to. */
  readonly answer: unknown;
}

/** Measures a job after warming up, by the clock that browsers and Node both have. */
export function measure(pack: CataloguePack, key: JobKey): Measured {
  const { call, answer, ...job } = JOBS[key](catalogueOf(pack));
  const said: unknown = JSON.parse(JSON.stringify(answer()));
  const warm = performance.now() + WARM_UP_MS;
  while (performance.now() < warm) call();
  const times = Array.from({ length: job.rounds }, () => {
    const start = performance.now();
    for (let run = 0; run < job.batch; run += 1) call();
    return (performance.now() - start) / job.batch;
  });
  const medianMs = times.toSorted((a, b) => a - b)[Math.floor(job.rounds / 2)] ?? 0;
  return { ...job, medianMs, answer: said };
}

/** Once, with nothing warmed up: call it first, and in a place of its own. */
export function measureCold(pack: CataloguePack) {
  return timeForty(catalogueOf(pack));
}
