#!/usr/bin/env node
/**
 * One gateway that serves 500 devices, each of which is read every minute over real UDP on the
 * loopback, and reports to a platform over a WebSocket. Devices and platform are processes of their
 * own: what is measured is the gateway. `--devices 500 --seconds 120`.
 */
import { ok } from "node:assert";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openState } from "../src/home/gateway/kept-state.ts";
import { openGateway } from "../src/home/gateway/open-gateway.ts";
import { machineTimers } from "../src/home/lan/machine-timers.ts";
import { openUdpLan } from "../src/home/lan/udp-lan.ts";
import { machineClock } from "../src/platform/clock.ts";
import { rounded } from "./median.ts";

const { values } = parseArgs({
  options: {
    devices: { type: "string", default: "500" },
    seconds: { type: "string", default: "120" },
  },
});
const DEVICES = Number(values.devices);
const SECONDS = Number(values.seconds);
/** Found, described, and through the first round of everything. */
const SETTLE_MS = 60_000;
const A_CHILD = 250;

const directory = mkdtempSync(path.join(tmpdir(), "engawa-bench-"));
// As after a restart: five hundred answers to one multicast are more than a socket holds.
openState(directory).change({ addresses: addresses() });
const children = Array.from({ length: Math.ceil(DEVICES / A_CHILD) }, (_, at) =>
  child(at + 1, Math.min(A_CHILD, DEVICES - at * A_CHILD)),
);
const ports = await Promise.all(children.map(portOf));
process.on("exit", () => {
  for (const each of children) each.kill();
  rmSync(directory, { recursive: true, force: true });
});
const opened = await openUdpLan({ address: "127.70.250.1", prefix: 16 });
ok(opened.ok, "127.70.250.1 cannot be had");
const gateway = openGateway({
  lan: opened.value,
  clock: machineClock,
  timers: machineTimers,
  directory,
  platform: `http://127.0.0.1:${ports[0]}`,
  version: "bench",
  seed: 7,
});
let changes = 0;
gateway.subscribe(({ type }) => {
  if (type === "live") changes += 1;
});
gateway.enrolledAs("gw_bench");
const began = performance.now();
gateway.start();
for (;;) {
  await setTimeout(250);
  if (gateway.stand().devices >= DEVICES || performance.now() - began > 300_000) break;
}
const foundMs = performance.now() - began;
ok(gateway.stand().devices === DEVICES, `only ${gateway.stand().devices} devices were found`);
await setTimeout(SETTLE_MS);
ok(gateway.stand().connected, "the platform is not connected");
changes = 0;
const before = process.cpuUsage();
const from = performance.now();
await setTimeout(SECONDS * 1000);
const { user, system } = process.cpuUsage(before);
const ms = performance.now() - from;
const share = (user + system) / 10 / ms;
console.log(
  JSON.stringify({
    name: `a gateway with ${DEVICES} devices, each read every minute`,
    unit: "% of a core",
    target: 10,
    met: share < 10,
    median: rounded(share),
    runs: 1,
    seconds: SECONDS,
    secondsToFindAll: rounded(foundMs / 1000, 1),
    changesAMinute: Math.round((changes * 60_000) / ms),
    memoryMiB: { rss: Math.round(process.memoryUsage().rss / 2 ** 20) },
  }),
);
await gateway.close();
process.exit(0);

function addresses(): string[] {
  return Array.from({ length: DEVICES }, (_, at) => {
    return `127.70.${1 + Math.floor(at / A_CHILD)}.${1 + (at % A_CHILD)}`;
  });
}

function child(street: number, count: number): ChildProcessByStdio<null, Readable, null> {
  const script = path.join(import.meta.dirname, "gateway-500-devices.ts");
  return spawn(process.execPath, [script, String(street), String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function portOf(of: ChildProcessByStdio<null, Readable, null>): Promise<number> {
  const [line] = (await once(of.stdout, "data")) as [Buffer];
  return Number(line.toString());
}
