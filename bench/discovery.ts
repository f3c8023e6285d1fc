#!/usr/bin/env node
/**
 * A home of twenty devices found by a controller that starts: each one's identity, maps, maker and
 * product are read, over real UDP on the loopback, the devices in a process of their own. Then a
 * Get, and a Set with its read-back. The floor is the bare round trip of one datagram. `--runs 15`.
 */
import { ok } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Controller } from "../src/home/controller/api.ts";
import { openController } from "../src/home/controller/controller.ts";
import { encodeFrame } from "../src/home/echonet/frame.ts";
import type { Lan } from "../src/home/lan/lan.ts";
import { machineTimers } from "../src/home/lan/machine-timers.ts";
import { openUdpLan } from "../src/home/lan/udp-lan.ts";
import { rounded } from "./median.ts";
import { medianOf } from "./report.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "15" } } });
const RUNS = Number(values.runs);
const DEVICES = 20;
const ROUND_TRIPS = 200;
const PAUSE_MS = 25;
const IDENTIFICATION = "FE0000000000000000000000000000E16A";

const devices = spawn(
  process.execPath,
  [path.join(import.meta.dirname, "discovery-devices.ts"), String(DEVICES)],
  { stdio: ["ignore", "pipe", "inherit"] },
);
await once(devices.stdout, "data");
const opened = await openUdpLan({ address: "127.66.200.1", prefix: 24 });
ok(opened.ok, "127.66.200.1 cannot be had");
const lan = opened.value;

const bare = await tripsOf(() => roundTrip(lan));
const found = Array.from<number>({ length: 0 });
for (let run = 0; run < RUNS; run++) found.push(await findAll());
print("find 20 devices", found, { target: 1500 });
const controller = open();
const [device] = await controller.discover();
ok(device, "no device was found");
const get = () => controller.get(device.device, [0x80], { deadlineMs: 5000 });
print("get a property", await tripsOf(get), { floor: medianOf(bare) });
let target = 0;
const set = await tripsOf(async () => {
  const settings = [{ epc: 0xb3, edt: Uint8Array.of(20 + (target++ % 5)) }];
  const outcome = await controller.set(device.device, settings, { deadlineMs: 5000 });
  ok(outcome.state === "confirmed", outcome.state);
});
print("set and confirm", set, { target: 200, floor: 2 * medianOf(bare) });
controller.close();
await lan.close();
devices.kill();

function open(): Controller {
  return openController({
    lans: [lan],
    timers: machineTimers,
    seed: 7,
    identification: IDENTIFICATION,
  });
}

/** Milliseconds from opening the controller to the last device's description. */
async function findAll(): Promise<number> {
  const began = performance.now();
  const finder = open();
  let known = 0;
  await new Promise<void>((resolve) => {
    finder.subscribe(({ type }) => {
      if (type === "device" && ++known === DEVICES) resolve();
    });
  });
  finder.close();
  return performance.now() - began;
}

/** One datagram there and back, without a controller. */
function roundTrip(station: Lan): Promise<void> {
  return new Promise((resolve) => {
    station.listen(() => resolve());
    const properties = [{ epc: 0x80, edt: new Uint8Array(0) }];
    const head = { tid: 1, seoj: 0x05ff01, deoj: 0x013001, esv: 0x62 } as const;
    station.send("127.66.200.2", encodeFrame({ ...head, properties }));
  });
}

/** Each after the pause that a node is left in peace, so that the trip alone is measured. */
async function tripsOf(trip: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < ROUND_TRIPS; run++) {
    await setTimeout(PAUSE_MS);
    const began = performance.now();
    await trip();
    times.push(performance.now() - began);
  }
  return times;
}

/** Milliseconds; of a target, the 95th of a hundred must meet it. */
function print(
  name: string,
  times: readonly number[],
  { target, floor }: { readonly target?: number; readonly floor?: number },
): void {
  const median = medianOf(times);
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
  const memory = process.memoryUsage();
  console.log(
    JSON.stringify({
      name,
      unit: "ms",
      ...(target === undefined ? {} : { target, met: p95 <= target }),
      median: rounded(median),
      p95: rounded(p95),
      runs: times.length,
      ...(floor === undefined ? {} : { floor: rounded(floor), ratio: rounded(median / floor) }),
      memoryMiB: { heap: rounded(memory.heapUsed / 2 ** 20), rss: rounded(memory.rss / 2 ** 20) },
    }),
  );
}
