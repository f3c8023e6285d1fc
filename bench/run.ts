#!/usr/bin/env node
/**
 * All benchmarks, one after the other, as one JSON document `{ machine, benchmarks }`; what is
 * under way stands on stderr. Several minutes on a quiet machine with two cores.
 */
import { spawn } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import path from "node:path";

const BENCHMARKS = [
  ["rate-month.ts"],
  ["plan-year.ts"],
  ["plans-3000.ts"],
  ["what-if.ts"],
  ["household-switch.ts"],
  ["decisions.ts"],
  ["requests.ts"],
  ["bill-run.ts", "--households", "2000,20000", "--runs", "3"],
  ["live-days.ts"],
  ["import-long.ts"],
  ["import-wide.ts"],
  ["load-year.ts"],
  ["pv-year.ts"],
  ["battery-year.ts"],
  ["battery-optimum.ts"],
  ["slider.ts"],
  ["diagnosis.ts"],
  ["in-browser.ts"],
  ["report-pdf.ts"],
  ["decode.ts"],
  ["discovery.ts"],
  ["home-views.ts"],
  ["home-rows.ts"],
  ["home-tap.ts"],
  ["gateway-500.ts"],
  ["gateways-2000.ts"],
  ["callout-rank.ts"],
  ["callout-insert.ts"],
  ["callout-plan.ts"],
  ["callout-storm.ts"],
] as const;

const benchmarks: unknown[] = [];
for (const [file, ...options] of BENCHMARKS) benchmarks.push(...(await run(file, options)));
console.log(JSON.stringify({ machine: machine(), benchmarks }, null, 2));

/** The lines of JSON that a benchmark prints, one for each thing it measures. */
async function run(file: string, options: readonly string[]): Promise<readonly unknown[]> {
  const began = performance.now();
  process.stderr.write(`${file} …`);
  const script = path.join(import.meta.dirname, file);
  const child = spawn(process.execPath, [script, ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const printed = (await child.stdout.toArray()).join("");
  const code = await ended;
  if (code !== 0) throw new Error(`${file} ended with ${code}`);
  process.stderr.write(` ${Math.round((performance.now() - began) / 1000)} s\n`);
  return printed.trim().split("\n").map(parseLine);
}

function parseLine(line: string): unknown {
  return JSON.parse(line);
}

/** The load at the end tells whether something else ran beside. */
function machine() {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? "unknown",
    cores: cpus().length,
    memoryMiB: Math.round(totalmem() / 2 ** 20),
    node: process.versions.node,
    loadOfLastFiveMinutes: loadavg()[1],
  };
}
