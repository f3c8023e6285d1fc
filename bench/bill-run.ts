#!/usr/bin/env node
/**
 * A bill run from stored readings to posted ledger: households with three services each,
 * derivations stored, in a Postgres of its own with every safety on. `--households 2000,20000
 * --runs 3 --workers 2`. Prints JSON.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { arch, cpus, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runBilling, storedSources } from "../src/billing/index.ts";
import { type Database, startDatabase } from "../src/platform/index.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { bareRun } from "./bare-bill-run.ts";
import { AS_KNOWN_AT, makeTown, MONTH } from "./bill-town.ts";

const TARGET = 2000;

const { values } = parseArgs({
  options: {
    households: { type: "string", default: "2000,20000" },
    workers: { type: "string", default: "2" },
    batch: { type: "string", default: "500" },
    runs: { type: "string", default: "3" },
    catalogue: { type: "string", default: "catalogue" },
  },
});

const folder = mkdtempSync(path.join(tmpdir(), "engawa-bill-run-"));
chmodSync(folder, 0o755);
const database = await startDatabase({
  kind: "embedded",
  directory: path.join(folder, "data"),
  port: 54_377,
  connections: 4,
});
try {
  for (const households of values.households.split(",").map(Number))
    await measure(database, households);
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(database: Database, households: number): Promise<void> {
  const rates: number[] = [];
  const costs: number[] = [];
  let peak = 0;
  let told = "";
  for (let run = 0; run < Number(values.runs); run += 1) {
    const operatorId = await makeTown(database, households, run);
    const sources = storedSources(loadCatalogue(values.catalogue));
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 50);
    const began = performance.now();
    const cpu = process.cpuUsage();
    const report = await runBilling({
      pool: database.app,
      operatorId,
      month: MONTH,
      asKnownAt: AS_KNOWN_AT,
      sources,
      workers: Number(values.workers),
      batchSize: Number(values.batch),
    });
    rates.push(households / ((performance.now() - began) / 1000));
    const { user, system } = process.cpuUsage(cpu);
    costs.push((user + system) / households);
    clearInterval(watch);
    if (report.bills !== households || report.held.length > 0)
      throw new Error(`not everybody was billed: ${JSON.stringify(report).slice(0, 2000)}`);
    told = `${report.lines} lines, ${report.total} yen`;
  }
  const floor = await bareRun(database, {
    households,
    connections: 2,
    batch: Number(values.batch),
  });
  const sorted = rates.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  console.log(
    JSON.stringify({
      name: `bill run, ${households} households`,
      runs: rates.map(Math.round),
      median: Math.round(median),
      rate: Math.round(median),
      unit: "households/s",
      target: TARGET,
      floor: Math.round(floor),
      /** Of the floor: how near deciding everything comes to deciding nothing. */
      ratio: Math.round((median / floor) * 100) / 100,
      /** Of this process and its threads, without Postgres: less shaken by what else runs here. */
      cpuMicrosAHousehold: costs.map(Math.round),
      told,
      rssMiB: Math.round(peak / 2 ** 20),
      machine: `${cpus().length} × ${cpus()[0]?.model ?? arch()}`,
    }),
  );
}
