#!/usr/bin/env node
/**
 * The views of a home and of a building as the server answers them, over the demo town: a household
 * with a board and its circuits, and forty dwellings, each with thirteen months of half-hours.
 * Through the whole server but for the socket. `--runs 25`. The floor is the smallest request of
 * the same person. Prints a line of JSON for each view.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { seedDemo } from "../src/app/demo/seed.ts";
import {
  listOperators,
  query,
  type Session,
  startDatabase,
  withOperator,
} from "../src/platform/index.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { appAs } from "./app-as.ts";
import { costOf } from "./processes.ts";
import { medianOf } from "./report.ts";

/** A day or a month of twenty channels. */
const TARGET_MS = 50;
/** A year, and forty dwellings. */
const LONG_TARGET_MS = 200;
const WARM_UP = 5;
const ORIGIN = "http://localhost";
const VIEWS = [
  ["E10001", "/api/use/parts?span=day&cut=appliance", TARGET_MS],
  ["E10001", "/api/use/parts?span=month&cut=appliance", TARGET_MS],
  ["E10001", "/api/use/parts?span=month&cut=room", TARGET_MS],
  ["E10001", "/api/use/heat", TARGET_MS],
  ["E10001", "/api/use/now", LONG_TARGET_MS],
  ["E10001", "/api/use/parts?span=year&cut=appliance", LONG_TARGET_MS],
  ["E10016", "/api/building", LONG_TARGET_MS],
] as const;

const { values } = parseArgs({ options: { runs: { type: "string", default: "25" } } });
const runs = Number(values.runs);
const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../catalogue"));
const folder = mkdtempSync(path.join(tmpdir(), "engawa-home-views-"));
chmodSync(folder, 0o755);
const directory = path.join(folder, "cluster");
const database = await startDatabase({ kind: "embedded", directory, port: 54_383, connections: 4 });
try {
  await seedDemo(database, catalogue, { total: () => undefined, at: () => undefined });
  await query(database.owner, "analyze");
  const [demo] = await listOperators(database.app);
  for (const [number, url, target] of VIEWS) {
    await measure(demo?.operatorId ?? 0, { number, url, target });
  }
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

interface Asked {
  readonly number: string;
  readonly url: string;
  readonly target: number;
}

async function measure(operatorId: number, { number, url, target }: Asked): Promise<void> {
  const home = await withOperator(database.app, operatorId, async (tx) => {
    const [row] = await tx.query<{ id: number; channels: number }>(
      `select account_id as id, (select count(*)::integer from home_channel c
         where c.operator_id = $1 and c.account_id = a.account_id) as channels
       from account a where operator_id = $1 and number = $2`,
      [operatorId, number],
    );
    return row;
  });
  if (!home) throw new Error(`the demo has no ${number}`);
  const app = appOf({ operatorId, accountId: home.id });
  const ask = (at: string) => () => send(app, at);
  let bytes = 0;
  for (let run = 0; run < WARM_UP; run += 1) bytes = await ask(url)();
  const postgres = path.join(directory, "postgres");
  const { value, cost } = await costOf(postgres, () => timesOf(ask(url)));
  const least = medianOf(await timesOf(ask("/api/notifications")));
  const median = Math.round(medianOf(value) * 10) / 10;
  console.log(
    JSON.stringify({
      name: `home views: ${url}`,
      unit: "ms",
      target,
      median,
      channels: home.channels,
      nodeMs: Math.round(cost.nodeMicros / runs / 100) / 10,
      kilobytes: Math.round(bytes / 102.4) / 10,
      memoryMiB: { peak: cost.peakMiB },
      floor: { what: "the smallest request of the same person", ms: Math.round(least * 10) / 10 },
      ratio: Math.round((median / least) * 10) / 10,
      met: median <= target,
    }),
  );
}

async function timesOf(ask: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  return times;
}

function appOf(of: { readonly operatorId: number; readonly accountId: number }) {
  const who: Session = {
    ...of,
    userId: 1,
    kind: "resident",
    role: "resident",
    name: "resident",
    loginId: "resident@example.jp",
    personId: null,
    since: "2026-11-22T01:00:00.000Z",
    expiresAt: "2099-01-01T00:00:00.000Z",
  };
  return appAs({ pool: database.app, catalogue, folder }, who);
}

async function send(app: ReturnType<typeof appOf>, url: string): Promise<number> {
  const answer = await app.request(`${ORIGIN}${url}`, { headers: { Cookie: "engawa=x" } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${text}`);
  return text.length;
}
