#!/usr/bin/env node
/**
 * What the portal's requests about the life of a contract cost, through the whole server but for
 * the socket: the demo town, a household of ten contracts with six years of history and bills, and
 * an operator of 20,000 contracts. `--contracts 20000 --runs 15`. Prints a line of JSON for each.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { seedDemo } from "../src/app/demo/seed.ts";
import {
  type Database,
  listOperators,
  query,
  type Session,
  startDatabase,
  withOperator,
} from "../src/platform/index.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { makeLongTown, makeWideTown } from "./portal-towns.ts";
import { appAs } from "./app-as.ts";
import { costOf } from "./processes.ts";
import { medianOf } from "./report.ts";

/** The console answers within a tenth of a second. */
const TARGET_MS = 100;
const WARM_UP = 5;
const SEARCHED = { demo: encodeURIComponent("佐藤"), wide: encodeURIComponent("住人 77") };
const ORIGIN = "http://localhost";
const APPLICATION = {
  service: "ecorepo-home",
  item: "light",
  payment: "card",
  documents: "electronic",
  options: [],
  facts: {},
};

const { values } = parseArgs({
  options: {
    contracts: { type: "string", default: "20000" },
    runs: { type: "string", default: "15" },
    only: { type: "string", default: "" },
    // Towns that stay where they are, for measuring again.
    directory: { type: "string", default: "" },
  },
});
const runs = Number(values.runs);
const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../catalogue"));
const kept = values.directory;
const folder = kept === "" ? mkdtempSync(path.join(tmpdir(), "engawa-requests-")) : kept;
if (kept === "") chmodSync(folder, 0o755);
const directory = path.join(folder, "cluster");
const database = await startDatabase({ kind: "embedded", directory, port: 54_381, connections: 4 });
let queries = 0;
countQueries();
try {
  await measureTowns(database);
} finally {
  await database.close();
  if (kept === "") rmSync(folder, { recursive: true, force: true });
}

async function measureTowns(of: Database): Promise<void> {
  const { demo, long, wide } = await towns(of);
  await query(of.owner, "analyze");
  const [keiko] = await withOperator(of.app, demo, (tx) =>
    tx.query<{ id: number; number: string }>(
      "select account_id as id, number from account where operator_id = $1 order by 1 limit 1",
      [demo],
    ),
  );
  if (!keiko) throw new Error("the demo town is empty");
  await measureHousehold("demo", demo, { id: keiko.id, number: keiko.number, contract: "fibre" });
  await measureHousehold("long", long, { id: 1, number: "L000001", contract: "L0-net" });
  await measureHousehold("wide", wide, { id: 2, number: "W000002", contract: "W2-net" });
  for (const [town, operator] of [
    ["demo", demo],
    ["wide", wide],
  ] as const) {
    const desk = { town, session: session(operator, null) };
    await measure(desk, "GET", "/api/staff/queues?purpose=contract");
    await measure(desk, "GET", `/api/staff/search?purpose=contract&q=${SEARCHED[town]}`);
    await measure(desk, "GET", "/api/staff/announcements");
  }
}

async function towns(of: Database) {
  await seedDemo(of, catalogue, { total: () => undefined, at: () => undefined });
  const known = new Map(
    (await listOperators(of.app)).map(({ code, operatorId }) => [code, operatorId]),
  );
  const demo = known.get("demo") ?? 0;
  const long = known.get("long") ?? (await makeLongTown(of, catalogue));
  const wide = known.get("wide") ?? (await makeWideTown(of, catalogue, Number(values.contracts)));
  return { demo, long, wide };
}

interface House {
  readonly id: number;
  readonly number: string;
  readonly contract: string;
}

async function measureHousehold(town: string, operator: number, house: House): Promise<void> {
  const { id, number, contract: start } = house;
  const own = { town, session: session(operator, id) };
  const [known] = await withOperator(database.app, operator, (tx) =>
    tx.query<{ id: string }>(
      `select contract_id as id from contract where operator_id = $1 and account_id = $2
       and service = 'kattobi-hikari' order by contract_id like $3 || '%' desc limit 1`,
      [operator, id, start],
    ),
  );
  const contract = known?.id ?? start;
  await measure(own, "GET", "/api/home");
  await measure(own, "GET", "/api/contracts");
  await measure(own, "GET", `/api/contracts/${contract}/actions`);
  await measure(own, "POST", `/api/contracts/${contract}/preview`, {
    action: { type: "leave", reason: "customer", wishedOn: "2026-12-31", answers: {} },
  });
  await measure(own, "GET", `/api/contracts/${contract}/leaving`);
  await measure(own, "GET", "/api/deadlines");
  await measure(own, "GET", "/api/offers");
  await measure(own, "POST", "/api/applications/check", {
    applications: [APPLICATION],
  });
  await measure(own, "GET", "/api/documents");
  await measure(own, "GET", "/api/notifications");
  const desk = { town, session: session(operator, null) };
  await measure(desk, "GET", `/api/staff/accounts/${number}?purpose=contract`);
  await measure(
    desk,
    "GET",
    `/api/staff/accounts/${number}/contracts/${contract}/actions?purpose=contract`,
  );
}

function session(operatorId: number, accountId: number | null): Session {
  const kind = accountId === null ? "staff" : "resident";
  const role = accountId === null ? "admin" : "resident";
  const loginId = `${kind}@example.jp`;
  const until = { since: "2026-11-22T01:00:00.000Z", expiresAt: "2099-01-01T00:00:00.000Z" };
  const who = { userId: 1, kind, role, name: kind, loginId, personId: null } as const;
  return { operatorId, accountId, ...who, ...until };
}

interface Asking {
  readonly town: string;
  readonly session: Session;
}

async function measure(
  { town, session: who }: Asking,
  method: string,
  url: string,
  body?: unknown,
): Promise<void> {
  if (values.only !== "" && !`${town}: ${method} ${url}`.includes(values.only)) return;
  const app = appAs({ pool: database.app, catalogue, folder }, who);
  const ask = () => send(app, method, url, body);
  let bytes = 0;
  for (let run = 0; run < WARM_UP; run += 1) bytes = await ask();
  queries = 0;
  await ask();
  const asked = queries;
  const { value, cost } = await costOf(path.join(directory, "postgres"), () => timesOf(ask));
  const least = medianOf(await timesOf(() => send(app, "GET", floorOf(who), undefined)));
  const median = Math.round(medianOf(value) * 10) / 10;
  console.log(
    JSON.stringify({
      name: `${town}: ${method} ${url.split("?")[0]}`,
      unit: "ms",
      target: TARGET_MS,
      median,
      nodeMs: msEach(cost.nodeMicros),
      postgresMs: cost.postgresMicros === null ? null : msEach(cost.postgresMicros),
      queries: asked,
      kilobytes: Math.round(bytes / 102.4) / 10,
      memoryMiB: { peak: cost.peakMiB },
      floor: { what: "the smallest request of the same person", ms: Math.round(least * 10) / 10 },
      ratio: Math.round((median / least) * 10) / 10,
      met: median <= TARGET_MS,
    }),
  );
}

/** Of all runs together, for one of them. */
function msEach(micros: number): number {
  return Math.round(micros / runs / 100) / 10;
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

/** A transaction with its operator, a look at a table, an answer. */
function floorOf({ kind }: Session): string {
  return kind === "staff" ? "/api/staff/announcements" : "/api/notifications";
}

type App = ReturnType<typeof appAs>;

async function send(app: App, method: string, url: string, body: unknown): Promise<number> {
  const headers = { "Content-Type": "application/json", Origin: ORIGIN, Cookie: "engawa=x" };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await app.request(`${ORIGIN}${url}`, init);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  return text.length;
}

/** Every statement that is sent to Postgres, the bounds of transactions too. */
function countQueries(): void {
  const sent = Client.prototype.query;
  Client.prototype.query = function counted(this: Client, ...args: never[]) {
    queries += 1;
    return Reflect.apply(sent, this, args);
  } as typeof sent;
}
