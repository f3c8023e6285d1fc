#!/usr/bin/env node
/**
 * A storm: 2,000 households call within an hour, 100 technicians. Through the whole server but for
 * the socket, with Postgres and its jobs, by the operator's clock, which is moved. Everybody must
 * be known afterwards, and nobody given to two. `--calls 2000 --technicians 100 --hours 1`. Prints
 * a line of JSON.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { createOperator, query, startDatabase, withOperator } from "../src/platform/index.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { storm } from "../test/support/storm.ts";
import { type StormTown, stormTown } from "../test/support/storm-town.ts";
import { costOf } from "./processes.ts";
import { rounded } from "./median.ts";

const TARGET_MS = 200;

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "2000" },
    technicians: { type: "string", default: "100" },
    hours: { type: "string", default: "1" },
  },
});
const [calls, technicians] = [Number(values.calls), Number(values.technicians)];
const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../catalogue"));
const folder = mkdtempSync(path.join(tmpdir(), "engawa-storm-"));
chmodSync(folder, 0o755);
const directory = path.join(folder, "cluster");
const database = await startDatabase({ kind: "embedded", directory, port: 54_391, connections: 6 });
try {
  const operator = await createOperator(database.owner, { code: "storm", name: "storm" });
  const parts = { pool: database.app, catalogue, operator };
  const town = await stormTown({ ...parts, households: calls, technicians });
  await query(database.owner, "analyze");
  const began = performance.now();
  const plan = { callsWithin: 3600, lasts: Number(values.hours) * 3600, tick: 15, atOnce: 3 };
  const { value, cost } = await costOf(directory, () => storm(town, { ...plan, seed: 1 }));
  const { took, called, numbers, broken } = value;
  const desk = Object.fromEntries([...took].map(([name, times]) => [name, timesOf(times)]));
  const slowest = Math.max(
    ...Object.entries(desk).map(([name, { p95 }]) => (isDesk(name) ? p95 : 0)),
  );
  const after = await afterwards(town);
  const lost = called - new Set(numbers).size;
  console.log(
    JSON.stringify({
      name: `a storm of ${calls} calls in an hour, ${technicians} technicians`,
      unit: "ms",
      target: TARGET_MS,
      targetIs: "p95 of each of the desk's requests",
      p95: slowest,
      requests: desk,
      lost,
      ...after,
      refusedAnswers: broken.length,
      firstRefused: broken[0] ?? null,
      seconds: Math.round((performance.now() - began) / 1000),
      nodeSeconds: Math.round(cost.nodeMicros / 1e6),
      postgresSeconds: cost.postgresMicros === null ? null : Math.round(cost.postgresMicros / 1e6),
      memoryMiB: { peak: cost.peakMiB },
      load: loadavg()[0],
      met: slowest < TARGET_MS && lost === 0 && after.twice === 0,
    }),
  );
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

function isDesk(name: string): boolean {
  return name.includes("/staff/");
}

function timesOf(times: readonly number[]) {
  const inOrder = times.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(inOrder[Math.ceil(inOrder.length * share) - 1] ?? 0, 1);
  return { count: times.length, median: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) };
}

/** Cases by their state, and visits that two have. */
async function afterwards({ pool, operator }: StormTown) {
  return withOperator(pool, operator, async (tx) => {
    const states = await tx.query<{ state: string; count: number }>(
      `select state, count(*)::integer as count from callout_case where operator_id = $1
       group by state order by state`,
      [tx.operatorId],
    );
    const twice = await tx.query(
      `select number from callout_offer where operator_id = $1 and state = 'accepted'
       group by number, visit having count(*) > 1`,
      [tx.operatorId],
    );
    return {
      states: Object.fromEntries(states.map(({ state, count }) => [state, count])),
      twice: twice.length,
    };
  });
}
