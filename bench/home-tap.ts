#!/usr/bin/env node
/**
 * From a tap to what the page shows as confirmed: a request, the gateway over its line, a simulated
 * air conditioner over UDP, its read-back, and the event in the page's stream; all on this machine.
 * `--taps 100`.
 */
import { ok } from "node:assert";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { LiveView } from "../src/app/api/home-device.ts";
import { openGateway } from "../src/home/gateway/open-gateway.ts";
import { enrolGateway } from "../src/home/index.ts";
import { machineTimers } from "../src/home/lan/machine-timers.ts";
import { GATEWAY_NODE, openStations } from "../src/home/simulate/addresses.ts";
import { openHouse, USUAL_EQUIPMENT } from "../src/home/simulate/open-house.ts";
import { nodesOf, stationsOf } from "../src/home/simulate/street.ts";
import { hashPassword, machineClock, withOperator } from "../src/platform/index.ts";
import { homePlatform, homeServer, settleHouseholds } from "./home-platform.ts";
import { rounded } from "./median.ts";

const { values } = parseArgs({ options: { taps: { type: "string", default: "100" } } });
const TARGET_MS = 200;
const [LOGIN, PASSWORD] = ["tap@example.jp", "engawa-demo"];

const platform = await homePlatform();
await settleHouseholds(platform, 1);
const server = await homeServer(platform);
const inTown = <T>(work: Parameters<typeof withOperator<T>>[2]) =>
  withOperator(platform.database.app, platform.operatorId, work);
const { gateway, close } = await openHome();
await addLogin();
const cookie = await login();
const stream = await openStream();
const air = await airConditioner();
await post(`/api/home/devices/${air}`, { controllable: true }, "consent");
await until(() => gateway.stand().settings.controllable.includes(air));
const times: number[] = [];
for (let tap = 0; tap < Number(values.taps) + 5; tap += 1) {
  const took = await tapOnce(tap);
  // The first ones warm up.
  if (tap >= 5) times.push(took);
}
times.sort((a, b) => a - b);
const at = (share: number) => rounded(times[Math.floor((times.length - 1) * share)] ?? 0);
console.log(
  JSON.stringify({
    name: "tap to confirmed",
    unit: "ms",
    target: TARGET_MS,
    median: at(0.5),
    p95: at(0.95),
    most: at(1),
    met: at(0.95) < TARGET_MS,
    taps: times.length,
  }),
);
await close();
await server.close();
await platform.close();
process.exit(0);

async function openHome() {
  const base = 0x7f_44_00_00;
  const nodes = Array.from({ length: nodesOf(USUAL_EQUIPMENT) }, (_, index) => index + 1);
  const stations = await openStations(base, 1, [...nodes, GATEWAY_NODE]);
  ok(stations.ok, "the loopback addresses cannot be had");
  const station = stationsOf(stations.value);
  const [clock, timers, seed] = [machineClock, machineTimers, 7];
  const house = await openHouse({ station, clock, timers, seed, equipment: USUAL_EQUIPMENT });
  const directory = mkdtempSync(path.join(tmpdir(), "engawa-bench-gateway-"));
  const lan = station(GATEWAY_NODE);
  const place = { lan, clock, timers, directory, platform: server.origin, version: "1", seed };
  const gateway = openGateway(place);
  const enrolled = await inTown((tx) =>
    enrolGateway(tx, {
      accountId: 1,
      publicKey: gateway.publicKey,
      name: "Box",
      version: "1",
      by: "bench",
      now: machineClock.instant(),
    }),
  );
  ok(enrolled.ok, "the gateway was not enrolled");
  gateway.enrolledAs(enrolled.value);
  gateway.start();
  return {
    gateway,
    close: async () => {
      await gateway.close();
      await house.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function addLogin(): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  await inTown((tx) =>
    tx.query(
      `insert into app_user (operator_id, kind, login_id, name, password_hash, account_id, role)
       values ($1, 'resident', $2, 'Tap', $3, 1, 'resident')`,
      [tx.operatorId, LOGIN, hash],
    ),
  );
}

async function login(): Promise<string> {
  const answer = await fetch(`${server.origin}/api/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: server.origin },
    body: JSON.stringify({ loginId: LOGIN, password: PASSWORD }),
  });
  return (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
}

async function post(where: string, body: unknown, key: string): Promise<unknown> {
  const answer = await fetch(`${server.origin}${where}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Origin: server.origin,
      Cookie: cookie,
      "Idempotency-Key": key,
    },
    body: JSON.stringify(body),
  });
  const json: unknown = await answer.json();
  ok(answer.status === 200, JSON.stringify(json));
  return json;
}

/** Confirmed commands as the page hears of them. */
async function openStream() {
  const answer = await fetch(`${server.origin}/api/home/live`, { headers: { Cookie: cookie } });
  const confirmed = new Set<string>();
  const waiting: { wake?: () => void } = {};
  void (async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const bytes of answer.body ?? []) {
      text += decoder.decode(bytes, { stream: true });
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const data = event.split("\n").find((line) => line.startsWith("data: "));
        const view = JSON.parse(data?.slice(6) ?? "{}") as Partial<LiveView>;
        for (const { command, state } of view.commands ?? [])
          if (state === "confirmed") confirmed.add(command);
      }
      waiting.wake?.();
    }
  })();
  return {
    confirmed: async (command: string) => {
      while (!confirmed.has(command))
        await new Promise<void>((resolve) => (waiting.wake = resolve));
    },
  };
}

async function firstAir(): Promise<string | undefined> {
  const rows = await inTown((tx) =>
    tx.query<{ device: string }>(
      "select device_id as device from home_device where eoj / 256 = $1 order by eoj limit 1",
      [0x0130],
    ),
  );
  return rows[0]?.device;
}

/** Found by the gateway and told to the platform. */
async function airConditioner(): Promise<string> {
  let device: string | undefined;
  await until(async () => (device = await firstAir()) !== undefined);
  return device ?? "";
}

async function tapOnce(tap: number): Promise<number> {
  const set = { targetTemperature: 20 + (tap % 8) };
  const began = performance.now();
  const asked = (await post(`/api/home/devices/${air}/commands`, { set }, `tap-${tap}`)) as {
    command: string;
  };
  await stream.confirmed(asked.command);
  return performance.now() - began;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const latest = performance.now() + 30_000;
  while (!(await isSo())) {
    ok(performance.now() < latest, "it did not come about within half a minute");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
