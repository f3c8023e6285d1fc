#!/usr/bin/env node
/**
 * The daily job over many contracts of which few are due: agendas written anew, then days lived, in
 * a Postgres of its own with every safety on. `--contracts 100000 --days 5`. Prints two lines of
 * JSON.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { liveDays } from "../src/app/life/live-days.ts";
import { lookAnew } from "../src/app/life/rebuild-agenda.ts";
import { loadContracts } from "../src/contracts/index.ts";
import { addDays, day, type Day, formatDay } from "../src/kernel/day.ts";
import {
  type Database,
  setOperatorClock,
  startDatabase,
  withOperator,
} from "../src/platform/index.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { makeContracts } from "./live-town.ts";
import { medianOf } from "./report.ts";

/** Contracts due that are told, written down and looked at again in a second. */
const TARGET = 500;
/** A rate is taken from days on which at least so many contracts are due. */
const FEW = 20;
/** Terms are renewed on the 1st, so the fourth day after this one is the busiest of the month. */
const START = day("2026-11-27");

const { values } = parseArgs({
  options: {
    contracts: { type: "string", default: "100000" },
    days: { type: "string", default: "5" },
  },
});
const contracts = Number(values.contracts);
const days = Number(values.days);
const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../catalogue"));
const folder = mkdtempSync(path.join(tmpdir(), "engawa-live-days-"));
chmodSync(folder, 0o755);
const directory = path.join(folder, "cluster");
const database = await startDatabase({ kind: "embedded", directory, port: 54_379, connections: 4 });
try {
  const operatorId = await makeContracts(database, contracts, START);
  await measureAgendas(database, operatorId);
  await measureDays(database, operatorId);
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measureAgendas({ app, owner }: Database, operatorId: number): Promise<void> {
  const began = performance.now();
  await lookAnew(app, catalogue, { operatorId, on: START, all: true });
  const seconds = secondsSince(began);
  await owner.query("analyze agenda");
  const bare = performance.now();
  await readAll(app, operatorId);
  const floor = contracts / secondsSince(bare);
  console.log(
    JSON.stringify({
      name: `agendas written anew, ${contracts} contracts`,
      unit: "contracts/s",
      median: Math.round(contracts / seconds),
      floor: { what: "read every history, decide and write nothing", rate: Math.round(floor) },
    }),
  );
}

async function readAll(app: Database["app"], operatorId: number): Promise<void> {
  for (let first = 1; first <= contracts / 2; first += 500) {
    const ids = Array.from({ length: 500 }, (_, index) => first + index);
    await withOperator(app, operatorId, (tx) => loadContracts(tx, ids));
  }
}

async function measureDays({ app }: Database, operatorId: number): Promise<void> {
  const runs: number[] = [];
  const floors: number[] = [];
  const lived: { due: number; told: number; seconds: number }[] = [];
  await liveDays(app, catalogue, operatorId, { through: START });
  for (let passed = 1; passed <= days; passed += 1) {
    const on = addDays(START, passed);
    await setOperatorClock(app, operatorId, `${formatDay(on)}T01:00:00.000Z`);
    const ids = await dueOn(app, operatorId, on);
    const bare = performance.now();
    await withOperator(app, operatorId, (tx) => loadContracts(tx, ids));
    const floor = ids.length / secondsSince(bare);
    const began = performance.now();
    const { told } = await liveDays(app, catalogue, operatorId, { through: on });
    const seconds = secondsSince(began);
    lived.push({ due: ids.length, told, seconds: Math.round(seconds * 100) / 100 });
    if (ids.length < FEW) continue;
    runs.push(ids.length / seconds);
    floors.push(floor);
  }
  console.log(
    JSON.stringify({
      name: `a day lived, ${contracts} contracts`,
      unit: "contracts due/s",
      target: TARGET,
      median: Math.round(medianOf(runs)),
      runs: runs.map(Math.round),
      days: lived,
      floor: {
        what: "read the same histories once, decide and write nothing",
        rate: Math.round(medianOf(floors)),
      },
    }),
  );
}

async function dueOn(
  app: Database["app"],
  operatorId: number,
  on: Day,
): Promise<readonly number[]> {
  const rows = await withOperator(app, operatorId, (tx) =>
    tx.query<{ account: number }>(
      "select account_id as account from agenda where operator_id = $1 and next_on <= $2",
      [operatorId, formatDay(on)],
    ),
  );
  return rows.map(({ account }) => account);
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
