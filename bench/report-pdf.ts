#!/usr/bin/env node
/**
 * How long the report of a diagnosis takes, from what it says to its bytes: six pages with their
 * charts, in Japanese. The floor is a document of one letter with the same two fonts. Prints a line
 * of JSON.
 */
import { diagnosisPdf } from "../src/app/pdf/diagnosis-pdf.ts";
import { closeSheet, openSheet, write } from "../src/app/pdf/sheet.ts";
import { sampleReport } from "../test/support/sample-report.ts";
import { medianOf } from "./report.ts";

const RUNS = 15;
const WARM_UP = 3;
const TARGET_MS = 1000;

const report = sampleReport();
const first = await msOf(() => diagnosisPdf(report, "ja"));
const median = await medianMs(() => diagnosisPdf(report, "ja"));
const floor = await medianMs(() => {
  const doc = openSheet("縁", "縁", report.madeOn, { language: "ja", bottom: 20 });
  write(doc, "縁", { x: 54, y: 54, width: 100 }, { size: 9 });
  write(doc, "縁", { x: 54, y: 84, width: 100 }, { size: 9, bold: true });
  return closeSheet(doc);
});
const { length } = await diagnosisPdf(report, "ja");
console.log(
  JSON.stringify({
    name: "report of a diagnosis as PDF, six pages",
    unit: "ms",
    target: TARGET_MS,
    median: Math.round(median),
    first: Math.round(first),
    runs: RUNS,
    kilobytes: Math.round(length / 1024),
    floor: { what: "one letter in the same two fonts", median: Math.round(floor) },
    ratio: Math.round((median / floor) * 10) / 10,
    met: median <= TARGET_MS,
  }),
);

async function medianMs(call: () => Promise<unknown>): Promise<number> {
  for (let run = 0; run < WARM_UP; run += 1) await call();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await msOf(call));
  return medianOf(times);
}

async function msOf(call: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await call();
  return Number(process.hrtime.bigint() - start) / 1e6;
}
