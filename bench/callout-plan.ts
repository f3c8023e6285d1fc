#!/usr/bin/env node
/**
 * The day's plan of 100 visits and 10 technicians: how long the steps of a request take, and how
 * much dearer its plan is than the best that the same planner finds in thirty times as many, for
 * days where everybody finds room and for days that are too full. Prints a line of JSON for each;
 * `--quick` compares with five times as many.
 */
import { planDay, STEPS_OF_A_DAY } from "../src/callout/plan/plan-day.ts";
import { generatedDay } from "../test/support/callout-days.ts";
import { rounded } from "./median.ts";

const TARGET_SECONDS = 2;
const TARGET_GAP = 3;
const TIMES = process.argv.includes("--quick") ? 5 : 30;
const DAYS = {
  "with room": { visits: 100, technicians: 11 },
  full: { visits: 100, technicians: 9 },
};
const SEEDS = [1, 2, 3, 4, 5];

for (const [name, size] of Object.entries(DAYS)) {
  const days = SEEDS.map((seed) => compared({ ...size, seed }));
  const gaps = days.map(({ gap }) => gap).toSorted((a, b) => a - b);
  const seconds = days.map((day) => day.seconds).toSorted((a, b) => a - b);
  const middle = Math.floor(SEEDS.length / 2);
  console.log(
    JSON.stringify({
      name: `the day's plan of 100 visits, ${size.technicians} technicians: ${name}`,
      unit: "s",
      target: TARGET_SECONDS,
      median: seconds[middle],
      longest: seconds.at(-1),
      runs: SEEDS.length,
      steps: STEPS_OF_A_DAY,
      /** Per cent of driving above the plan of the long search. */
      gap: { target: TARGET_GAP, median: gaps[middle], most: gaps.at(-1) },
      unplanned: days.map((day) => day.unplanned.join("/")),
      longSearchSeconds: rounded(Math.max(...days.map((day) => day.long))),
      memoryMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
      met: (seconds[middle] ?? 9) <= TARGET_SECONDS && (gaps[middle] ?? 9) <= TARGET_GAP,
    }),
  );
}

function compared(size: { visits: number; technicians: number; seed: number }) {
  const day = generatedDay(size);
  const [short, seconds] = timed(() => planDay({ ...day, seed: 1, steps: STEPS_OF_A_DAY }));
  const [long, took] = timed(() => planDay({ ...day, seed: 2, steps: STEPS_OF_A_DAY * TIMES }));
  const [a, b] = [short.cost, long.cost];
  return {
    seconds: rounded(seconds),
    long: took,
    unplanned: [a.unplanned, b.unplanned],
    // Whoever is left out weighs as much as nothing else: then the ways are not compared.
    gap: a.unplanned === b.unplanned ? rounded((a.total - b.total) / (b.total / 100)) : 100,
  };
}

function timed<T>(call: () => T): readonly [T, number] {
  const start = performance.now();
  return [call(), (performance.now() - start) / 1000];
}
