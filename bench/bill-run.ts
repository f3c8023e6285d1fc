#!/usr/bin/env node
/**
 * A bill run from stored readings to posted ledger: households with three services each,
 * derivations stored, in a Postgres of its own with every safety on. `--households 2000,20000
 * --runs 3 --workers 2`. Prints a line of JSON for each size.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runBilling, storedSources } from "../src/billing/index.ts";
import { type Database, startDatabase } from "../src/platform/index.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { bareRun } from "./bare-bill-run.ts";
import { AS_KNOWN_AT, makeTown, MONTH } from "./bill-town.ts";
import { type Cost, costOf } from "./processes.ts";
import { medianOf } from "./report.ts";

const TARGET = 2000;
const MEMORY_TARGET_MIB = 1024;

const { values } = parseArgs({
  options: {
    households: { type: "string", default: "2000,20000" },
    workers: { type: "string", default: "2" },
    batch: { type: "string", default: "500" },
    runs: { type: "string", default: "3" },
    catalogue: { type: "string", default: "catalogue" },
  },
});
const batch = Number(values.batch);
/** What a household cost in the first size. */
let smallest: number | undefined;

const folder = mkdtempSync(path.join(tmpdir(), "engawa-bill-run-"));
chmodSync(folder, 0o755);
const directory = path.join(folder, "cluster");
const database = await startDatabase({ kind: "embedded", directory, port: 54_377, connections: 4 });
try {
  for (const households of values.households.split(",").map(Number)) {
    const micros = await measure(database, households);
    smallest ??= micros;
  }
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

interface Run {
  readonly seconds: number;
  readonly cost: Cost;
  readonly told: string;
}

async function measure(town: Database, households: number): Promise<number> {
  const runs: Run[] = [];
  for (let run = 0; run < Number(values.runs); run += 1)
    runs.push(await billOnce(town, households, run));
  const bare = await bareOnce(town, households);
  const rates = runs.map(({ seconds }) => households / seconds);
  const median = medianOf(rates);
  const costs = runs.map(({ cost }) => microsOf(cost, households));
  const each = medianOf(costs.map(({ node, postgres }) => node + (postgres ?? 0)));
  const peak = Math.max(...runs.map(({ cost }) => cost.peakMiB ?? 0));
  console.log(
    JSON.stringify({
      name: `bill run, ${households} households`,
      unit: "households/s",
      target: TARGET,
      median: Math.round(median),
      runs: rates.map(Math.round),
      floor: {
        what: "read the same day rows, write as many bills, lines and entries, decide nothing",
        rate: Math.round(bare.value),
      },
      /** Of the floor: how near deciding everything comes to deciding nothing. */
      ratio: hundredths(median / bare.value),
      /** Time on the processors, which neighbours on the machine shake less than the clock. */
      microsAHousehold: { median: each, runs: costs, floor: microsOf(bare.cost, households) },
      /** Whether a household costs the same among many as among few. */
      costAgainstSmallest: hundredths(each / (smallest ?? each)),
      /** This process, its threads, and every process of Postgres; shared pages counted once. */
      memoryMiB: { peak, target: MEMORY_TARGET_MIB },
      told: runs.at(-1)?.told,
      met: median >= TARGET && peak <= MEMORY_TARGET_MIB,
    }),
  );
  return each;
}

function microsOf({ nodeMicros, postgresMicros }: Cost, households: number) {
  const node = Math.round(nodeMicros / households);
  return { node, postgres: postgresMicros && Math.round(postgresMicros / households) };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

async function billOnce(town: Database, households: number, run: number): Promise<Run> {
  const operatorId = await makeTown(town, households, run);
  const sources = storedSources(loadCatalogue(values.catalogue));
  const began = performance.now();
  const { value: report, cost } = await costOf(dataOf(town), () =>
    runBilling({
      pool: town.app,
      operatorId,
      month: MONTH,
      asKnownAt: AS_KNOWN_AT,
      sources,
      workers: Number(values.workers),
      batchSize: batch,
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  if (report.bills !== households || report.held.length > 0)
    throw new Error(`not everybody was billed: ${JSON.stringify(report).slice(0, 2000)}`);
  return { seconds, cost, told: `${report.lines} lines, ${report.total} yen` };
}

async function bareOnce(town: Database, households: number) {
  const operatorId = await makeTown(town, households, "bare");
  const question = { operatorId, households, connections: 2, batch };
  return costOf(dataOf(town), () => bareRun(town, question));
}

/** Where Postgres runs from: by it its processes are found. */
function dataOf(town: Database): string {
  if (town.directory === null) throw new Error("the benchmark has a Postgres of its own");
  return path.join(town.directory, "postgres");
}
