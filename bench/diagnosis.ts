#!/usr/bin/env node
/**
 * How long a whole diagnosis takes (a 30-minute year, every plan of the area, gas and sets, panels,
 * 20 battery sizes, 20 years with ageing), its first ranking, a slider's step, and how many whole
 * ones two workers make in a second. The floor is the battery's rule over one year. Prints a line
 * of JSON for each.
 */
import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { diagnose, firstRanking } from "../src/diagnosis/diagnose.ts";
import { emptyBatteryYear } from "../src/solar/battery/model.ts";
import { runBattery } from "../src/solar/battery/run-battery.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { preparedPlace, questionSlid, wholeQuestion } from "./diagnosis-town.ts";
import { median, rounded } from "./median.ts";

const TARGETS_MS = { whole: 300, first: 50, slider: 50 } as const;
const TARGET_A_SECOND = 20;
const WORKERS = 2;
const BATCH = 120;
const ROUNDS = 31;

const began = performance.now();
const prepared = preparedPlace(loadCatalogue("catalogue"));
const question = wholeQuestion(0);
const { electricity, equipment } = question;
if (!electricity || !equipment.solar || !equipment.battery) throw new Error("all are asked");
const cold = diagnose(prepared, question);
if (!cold.ok) throw new Error(JSON.stringify(cold.refusal));
const coldMs = performance.now() - began;

const generation = prepared.generation(equipment.solar);
const run = { load: electricity.load.wh, generation, ...equipment.battery };
const out = emptyBatteryYear(generation.length);
const floorMs = median(() => runBattery(run, out)) / 1000;

let step = 0;
const cases = {
  whole: () => diagnose(prepared, question),
  first: () => firstRanking(prepared, question),
  slider: () => firstRanking(prepared, questionSlid(question, (step += 1))),
};
const names = {
  whole: "a whole diagnosis",
  first: "the first ranking",
  slider: "the first ranking after a slider's step",
};
for (const [key, call] of Object.entries(cases) as [keyof typeof cases, () => unknown][]) {
  const ms = median(call, 1, ROUNDS) / 1000;
  console.log(
    JSON.stringify({
      name: names[key],
      unit: "ms",
      target: TARGETS_MS[key],
      median: rounded(ms),
      runs: ROUNDS,
      floor: { what: "the battery's rule over a year", median: rounded(floorMs) },
      ratio: rounded(ms / floorMs),
      plans: cold.value.ranking.length,
      ...(key === "whole" ? { coldWithCatalogue: rounded(coldMs) } : {}),
      met: ms <= TARGETS_MS[key],
    }),
  );
}

const perSecond = await batch();
console.log(
  JSON.stringify({
    name: "whole diagnoses in a batch",
    unit: "1/s",
    target: TARGET_A_SECOND,
    median: rounded(perSecond),
    workers: WORKERS,
    households: BATCH,
    met: perSecond >= TARGET_A_SECOND,
  }),
);

/** Whole diagnoses of as many different households, shared by the workers. */
async function batch(): Promise<number> {
  const script = path.join(import.meta.dirname, "diagnosis-worker.ts");
  const workers = Array.from({ length: WORKERS }, () => new Worker(script));
  await Promise.all(
    workers.map((worker, place) => {
      const ready = once(worker, "message");
      const own = Array.from({ length: BATCH / WORKERS }, (_, k) => k * WORKERS + place);
      worker.postMessage(own, []);
      return ready;
    }),
  );
  const start = performance.now();
  const done = workers.map((worker) => {
    const answered = once(worker, "message");
    worker.postMessage("go", []);
    return answered;
  });
  await Promise.all(done);
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return BATCH / seconds;
}
