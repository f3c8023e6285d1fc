#!/usr/bin/env node
/**
 * 2,000 gateways connected to one server and its Postgres, each reporting once a minute: what is
 * now, and the half-hours of eight channels. The gateways run in a process of their own on the same
 * machine. `--gateways 2000 --minutes 2`.
 */
import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { tokyoDay } from "../src/app/tokyo-day.ts";
import { deviceIdOf } from "../src/home/device-id.ts";
import { insertHome } from "../src/home/index.ts";
import { formatDay } from "../src/kernel/day.ts";
import { QUALITY, SLOTS_A_DAY } from "../src/metering/index.ts";
import { machineClock, withOperator } from "../src/platform/index.ts";
import { homePlatform, homeServer, settleHouseholds } from "./home-platform.ts";
import { costOf } from "./processes.ts";

const { values } = parseArgs({
  options: {
    gateways: { type: "string", default: "2000" },
    minutes: { type: "string", default: "2" },
  },
});
const GATEWAYS = Number(values.gateways);
const SECONDS = Number(values.minutes) * 60;
const CHANNELS = 8;
const TARGET_MIB = 1024;
const TODAY = formatDay(tokyoDay(machineClock.instant()));

const platform = await homePlatform();
await settleHouseholds(platform, GATEWAYS);
const gateways: Awaited<ReturnType<typeof enrol>>[] = [];
for (let account = 1; account <= GATEWAYS; account += 1) gateways.push(await enrol(account));
const server = await homeServer(platform);
const { value, cost } = await costOf(platform.directory, () => run());
const cores = (cost.nodeMicros + (cost.postgresMicros ?? 0)) / 1e6 / value.seconds;
console.log(
  JSON.stringify({
    name: "gateways connected and reporting each minute",
    unit: "gateways",
    target: GATEWAYS,
    median: value.ready,
    met: value.acks === GATEWAYS * Number(values.minutes) && (cost.peakMiB ?? 0) <= TARGET_MIB,
    memoryMiB: { peak: cost.peakMiB, target: TARGET_MIB },
    cores: Math.round(cores * 100) / 100,
    connectMs: Math.round(value.connectMs),
    ackMs: {
      p50: Math.round(value.p50Ms),
      p95: Math.round(value.p95Ms),
      most: Math.round(value.mostMs),
    },
  }),
);
await server.close();
await platform.close();

async function enrol(accountId: number) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const board = boardOf(accountId);
  const made = await withOperator(platform.database.app, platform.operatorId, (tx) =>
    insertHome(tx, {
      accountId,
      by: "bench",
      now: machineClock.instant(),
      gateway: { publicKey: raw.toString("base64"), name: "Box", version: "1" },
      rooms: [],
      devices: [{ seen: board }],
    }),
  );
  if (!made.ok) throw new Error(made.refusal.code);
  const key = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
  return { gateway: made.value, key, records: recordsOf(board.device), live: liveOf(board.device) };
}

function boardOf(accountId: number) {
  const [node, eoj] = [`fe${accountId}`, 0x028701];
  return {
    device: deviceIdOf({ node, eoj }),
    node,
    eoj,
    maker: 0x0b,
    product: null,
    serial: null,
    release: "R",
    address: "127.0.0.9",
    gets: [0x80, 0xb3, 0xb7],
    sets: [],
    announces: [],
    channels: Array.from({ length: CHANNELS }, (_, index) => {
      return { register: "circuit" as const, circuit: index + 1, unitKnown: true };
    }),
  };
}

function recordsOf(device: string): string {
  const wh = Buffer.from(new Int32Array(SLOTS_A_DAY).buffer);
  const quality = Buffer.alloc(SLOTS_A_DAY);
  wh.writeInt32LE(120, 0);
  quality[0] = QUALITY.measured;
  const packed = { wh: wh.toString("base64"), quality: quality.toString("base64") };
  const records = Array.from({ length: CHANNELS }, (_, index) => {
    const of = { device, register: "circuit", circuit: index + 1, day: TODAY };
    return { kind: "day", at: machineClock.instant(), ...of, ...packed };
  });
  return JSON.stringify({ type: "records", first: 1, records });
}

function liveOf(device: string): string {
  const values = Array.from({ length: CHANNELS }, (_, index) => 100 + index);
  const list = { startChannel: 1, range: CHANNELS, values };
  const properties = { instantaneousElectricPowerListSimplex: list };
  const devices = [{ device, properties }];
  return JSON.stringify({ type: "live", at: machineClock.instant(), devices });
}

interface Figures {
  readonly ready: number;
  readonly connectMs: number;
  readonly acks: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly mostMs: number;
  readonly seconds: number;
}

async function run(): Promise<Figures> {
  const began = performance.now();
  const client = spawn(process.execPath, [path.join(import.meta.dirname, "gateways-client.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const plan = {
    origin: server.origin,
    seconds: SECONDS,
    reports: Number(values.minutes),
    gateways,
  };
  client.stdin.end(JSON.stringify(plan));
  let told = {} as Figures;
  for await (const line of createInterface({ input: client.stdout }))
    told = { ...told, ...(JSON.parse(line) as Partial<Figures>) };
  return { ...told, seconds: (performance.now() - began) / 1000 };
}
