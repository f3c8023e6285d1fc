import { mkdtempSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { addDays, day, formatDay } from "../src/kernel/day.ts";
import { importReadings, type MappingInput, storeMeters } from "../src/metering/index.ts";
import {
  createOperator,
  type Database,
  startDatabase,
  withOperator,
} from "../src/platform/index.ts";
import { medianOf } from "./report.ts";

/**
 * What one import benchmark is about: its file is written once and imported into a fresh operator
 * each run.
 */
export interface ImportCase {
  readonly name: string;
  readonly target: number;
  readonly meters: number;
  readonly days: number;
  readonly mapping: MappingInput;
  readonly header: string;
  /** All lines of one meter and day. */
  lines(meter: string, date: string, wh: readonly number[]): string;
}

const RUNS = 5;
const SLOTS = 48;
const FIRST_DAY = day("2024-04-01");
const KNOWN_AT = "2025-04-02T00:00:00Z";

/** Measure a case and its floors, and print them as one line of JSON. */
export async function measureImport(benchmark: ImportCase): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "engawa-bench-"));
  const database = await startDatabase({
    kind: "embedded",
    directory: path.join(folder, "data"),
    port: await freePort(),
    connections: 3,
  });
  try {
    const file = path.join(folder, "readings.csv");
    await writeFile(benchmark, file);
    const slots = benchmark.meters * benchmark.days * SLOTS;
    const rates: number[] = [];
    for (let run = 0; run < RUNS; run += 1)
      rates.push(slots / (await importOnce(database, benchmark, { file, run })));
    const copy = slots / (await bareCopy(database));
    const bytes = slots / (await bareBytes(file));
    print(benchmark, { rates, copy, bytes, fileBytes: statSync(file).size, slots });
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Figures {
  readonly rates: readonly number[];
  readonly copy: number;
  readonly bytes: number;
  readonly fileBytes: number;
  readonly slots: number;
}

function print(
  { name, target }: ImportCase,
  { rates, copy, bytes, fileBytes, slots }: Figures,
): void {
  const whole = Math.round;
  const median = medianOf(rates);
  console.log(
    JSON.stringify({
      name,
      unit: "slots/s",
      target,
      median: whole(median),
      runs: rates.map(whole),
      floor: {
        what: "bare binary COPY of the same day rows into the same kind of table",
        rate: whole(copy),
      },
      /** Of the floor: how near reading and checking a file comes to neither. */
      ratio: whole((median / copy) * 100) / 100,
      met: median >= target,
      floors: { barePassOverTheBytes: whole(bytes) },
      slots,
      fileBytes,
      rssMiB: whole(process.resourceUsage().maxRSS / 1024),
    }),
  );
}

async function importOnce(
  database: Database,
  benchmark: ImportCase,
  { file, run }: { file: string; run: number },
) {
  const operatorId = await createOperator(database.owner, { code: `bench-${run}`, name: "Bench" });
  await withOperator(database.app, operatorId, (tx) =>
    storeMeters(
      tx,
      metersOf(benchmark).map((meter) => ({ meter, supplyPoint: null, area: "tokyo" })),
    ),
  );
  const started = performance.now();
  const report = await withOperator(database.app, operatorId, (tx) =>
    importReadings(tx, { path: file }, { mapping: benchmark.mapping, knownAt: KNOWN_AT }),
  );
  const seconds = (performance.now() - started) / 1000;
  if (report.outcome !== "stored" || report.days.added !== benchmark.meters * benchmark.days)
    throw new Error(`the import did not store everything: ${JSON.stringify(report)}`);
  return seconds;
}

/**
 * The rows of the last run, copied out beforehand, into a partitioned table with the same key and
 * no policy.
 */
async function bareCopy({ urls }: Database): Promise<number> {
  const client = new Client({ connectionString: urls.owner });
  await client.connect();
  await client.query("create table copy_floor (like interval_day including all)");
  const rows = await packedRows(client);
  const started = performance.now();
  await pipeline([rows], client.query(copyFrom("copy copy_floor from stdin (format binary)")));
  const seconds = (performance.now() - started) / 1000;
  await client.query("drop table copy_floor");
  await client.end();
  return seconds;
}

async function packedRows(client: Client): Promise<Buffer> {
  const { to } = await import("pg-copy-streams");
  await client.query("select set_config('engawa.operator_id', '1', false)");
  const chunks: Buffer[] = [];
  const query =
    "copy (select * from interval_day order by meter_id, day) to stdout (format binary)";
  for await (const chunk of client.query(to(query))) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function bareBytes(file: string): Promise<number> {
  const started = performance.now();
  const handle = await open(file);
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  let newlines = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) break;
    for (let at = 0; at < bytesRead; at += 1) if (buffer[at] === 10) newlines += 1;
  }
  await handle.close();
  if (newlines === 0) throw new Error("the file has no lines");
  return (performance.now() - started) / 1000;
}

async function writeFile(benchmark: ImportCase, file: string): Promise<void> {
  const handle = await open(file, "w");
  await handle.write(benchmark.header);
  let seed = 1;
  const random = () => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 8;
  for (const meter of metersOf(benchmark)) {
    const lines: string[] = [];
    for (let offset = 0; offset < benchmark.days; offset += 1) {
      const wh = Array.from({ length: SLOTS }, () => 60 + (random() % 900));
      lines.push(benchmark.lines(meter, formatDay(addDays(FIRST_DAY, offset)), wh));
    }
    await handle.write(lines.join(""));
  }
  await handle.close();
}

function metersOf({ meters }: ImportCase): readonly string[] {
  return Array.from({ length: meters }, (_, index) => `0300${String(index + 1).padStart(18, "0")}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
