import { createPublicKey, verify } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Clock } from "../../src/platform/clock.ts";
import { type Day, day } from "../../src/kernel/day.ts";
import { unpackWh } from "../../src/metering/pack.ts";
import type { Dial, WireEvents } from "../../src/home/gateway/dial.ts";
import type { Gateway, GatewayEvent } from "../../src/home/gateway/gateway.ts";
import { openGateway } from "../../src/home/gateway/open-gateway.ts";
import { type ManualTimers, manualTimers } from "../../src/home/lan/manual-timers.ts";
import { memorySegment, type Segment } from "../../src/home/lan/memory-lan.ts";
import {
  fromGateway,
  type GatewayRecord,
  type GatewaySettings,
  type ToGateway,
} from "../../src/home/link/messages.ts";
import type { Equipment, House } from "../../src/home/simulate/house.ts";
import { openHouse } from "../../src/home/simulate/open-house.ts";

export const GATEWAY = "gw_test";
export const START = "2026-11-20T01:50:00.000Z";

/** The other end of the line, without a database: takes records in order, acknowledges, asks. */
export interface ScriptedPlatform {
  readonly records: GatewayRecord[];
  readonly live: Extract<ReturnType<typeof fromGateway.parse>, { type: "live" }>[];
  /** Everything that came wrong: a gap, a bad signature, what does not parse. */
  readonly faults: string[];
  readonly connections: number;
  settings: GatewaySettings;
  /** False: the line is cut, and nobody answers. */
  reachable: boolean;
  /** False: takes records and says nothing. */
  acks: boolean;
  refuses: (ToGateway & { type: "refused" })["code"] | null;
  acked: number;
  send(message: ToGateway): void;
  /** The line breaks; who dials again gets another. */
  cut(): void;
  /** The newest of each day: `dv_…/bought 2026-11-20`. */
  days(): ReadonlyMap<string, { readonly wh: Int32Array; readonly quality: Uint8Array }>;
  commandStates(command: string): readonly string[];
  troubles(): readonly string[];
}

/** One house, one gateway, one platform, on a network and a clock that a test moves. */
export interface GatewayHome {
  readonly timers: ManualTimers;
  readonly segment: Segment;
  readonly house: House;
  readonly platform: ScriptedPlatform;
  readonly events: GatewayEvent[];
  gateway: Gateway;
  /** Lets minutes pass, with the disk keeping up. */
  pass(minutes: number): Promise<void>;
  /** Lets time pass until it is so; throws when it never is. */
  until(isSo: () => boolean, what: string): Promise<void>;
  /** Opens it again; `kill`: on what the disk held before anything was closed orderly. */
  restart(how: "close" | "kill"): Promise<void>;
  /** The gateway is off. */
  stop(): Promise<void>;
  start(): void;
  deviceOf(name: string): string;
  /** What the house truly bought in the first slots of a day. */
  truth(on: Day, slots: number): readonly number[];
  end(): Promise<void>;
}

export async function gatewayHome(
  options: { equipment?: Partial<Equipment>; start?: string; seed?: number } = {},
): Promise<GatewayHome> {
  const timers = manualTimers();
  const begin = Temporal.Instant.from(options.start ?? START).epochMilliseconds;
  const clock = {
    instant: () =>
      new Temporal.Instant(BigInt(begin + Math.floor(timers.now())) * 1_000_000n).toString({
        fractionalSecondDigits: 3,
      }),
    elapsedMs: () => timers.now(),
  };
  const segment = memorySegment({ timers, seed: 3 });
  const house = await openHouse({
    station: (node) => segment.station(`10.0.0.${10 + node}`),
    clock,
    timers,
    seed: options.seed ?? 5,
    equipment: options.equipment ?? {},
  });
  const root = mkdtempSync(path.join(quickDisk(), "engawa-gateway-"));
  let directory = path.join(root, "0");
  const platform = scriptedPlatform(clock, () => home.gateway.publicKey);
  const events: GatewayEvent[] = [];
  let stations = 0;
  const open = () => {
    stations += 1;
    const gateway = openGateway({
      lan: segment.station(`10.0.0.${200 + stations}`),
      clock,
      timers,
      directory,
      platform: "http://127.0.0.1:1",
      version: "test",
      seed: 11,
      dial: platform.dial,
      pace: { slowMs: 600_000, discoveryMs: 3_600_000 },
    });
    gateway.subscribe((event) => events.push(event));
    gateway.enrolledAs(GATEWAY);
    return gateway;
  };
  const until = async (isSo: () => boolean, what: string) => {
    for (let turn = 0; turn < 3000; turn += 1) {
      if (isSo()) return;
      await timers.advance(100);
      await diskIsIdle(root);
    }
    throw new Error(`never came: ${what}`);
  };
  const home: GatewayHome = {
    timers,
    segment,
    house,
    platform,
    events,
    gateway: open(),
    until,
    async pass(minutes) {
      for (let second = 0; second < minutes * 60; second += 5) {
        await timers.advance(5000);
        await diskIsIdle(root);
      }
    },
    async restart(how) {
      const killed = path.join(root, String(stations));
      if (how === "kill") cpSync(directory, killed, { recursive: true });
      await home.gateway.close();
      if (how === "kill") directory = killed;
      home.start();
    },
    stop: () => home.gateway.close(),
    start() {
      home.gateway = open();
      home.gateway.start();
    },
    deviceOf: (name) => house.devices.find((each) => each.name === name)?.device ?? "",
    truth: (on, slots) =>
      Array.from({ length: slots }, (_, slot) => house.slotWh("meter", "bought", on * 48 + slot)),
    async end() {
      await home.gateway.close();
      await house.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
  return home;
}

/** Time that a test moves must not outrun the disk: what was asked before is done before. */
async function diskIsIdle(directory: string): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await stat(directory);
}

/** Memory where there is one: the test's time does not wait for a disk. */
function quickDisk(): string {
  return existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
}

interface Ends extends ScriptedPlatform {
  readonly dial: Dial;
}

function scriptedPlatform(clock: Clock, publicKey: () => string): Ends {
  let line: WireEvents | null = null;
  let connections = 0;
  const nonce = Buffer.alloc(32, 7).toString("base64");
  const platform: Ends = {
    records: [],
    live: [],
    faults: [],
    get connections() {
      return connections;
    },
    settings: { excluded: [], controllable: [], updatesForbidden: false, watched: false },
    reachable: true,
    acks: true,
    refuses: null,
    acked: 0,
    send: (message) => line?.onText(JSON.stringify(message)),
    cut() {
      const ended = line;
      line = null;
      ended?.onEnd("cut");
    },
    dial(_url, events) {
      connections += 1;
      const mine = events;
      line = events;
      queueMicrotask(() => {
        if (!platform.reachable) return mine.onEnd("not reached");
        mine.onText(JSON.stringify({ type: "challenge", nonce, at: clock.instant() }));
      });
      return {
        send: (text) => {
          queueMicrotask(() => {
            if (line === mine && platform.reachable) hear(text);
          });
        },
        ping: () => {
          if (platform.reachable) mine.onPong();
        },
        drop: () => queueMicrotask(() => mine.onEnd("dropped")),
      };
    },
    days: () => daysIn(platform.records),
    commandStates: (command) =>
      platform.records.flatMap((each) =>
        each.kind === "command" && each.command === command ? [each.state] : [],
      ),
    troubles: () =>
      platform.records.flatMap((each) => (each.kind === "trouble" ? [each.code] : [])),
  };
  function hear(text: string): void {
    const message = fromGateway.safeParse(JSON.parse(text));
    if (!message.success) return void platform.faults.push(message.error.message);
    const said = message.data;
    if (said.type === "live") return void platform.live.push(said);
    if (said.type === "proof") {
      if (platform.refuses)
        return platform.send({ type: "refused", code: platform.refuses, detail: "" });
      if (!isProof(publicKey(), nonce, said.signature)) platform.faults.push("signature");
      const { acked, settings } = platform;
      return platform.send({ type: "welcome", acked, settings });
    }
    if (said.first > platform.acked + 1 && platform.acks)
      platform.faults.push(`gap before ${said.first}`);
    if (!platform.acks) return;
    const fresh = said.records.slice(Math.max(0, platform.acked + 1 - said.first));
    platform.records.push(...fresh);
    platform.acked = Math.max(platform.acked, said.first + said.records.length - 1);
    platform.send({ type: "ack", through: platform.acked });
  }
  return platform;
}

function isProof(publicKey: string, nonce: string, signature: string): boolean {
  const spki = Buffer.concat([
    Buffer.from("302a300506032b6570032100", "hex"),
    Buffer.from(publicKey, "base64"),
  ]);
  const key = createPublicKey({ key: spki, format: "der", type: "spki" });
  const said = Buffer.from(`engawa-gateway-link\n${nonce}\n${GATEWAY}`);
  return verify(null, said, key, Buffer.from(signature, "base64"));
}

function daysIn(records: readonly GatewayRecord[]) {
  const days = new Map<string, { wh: Int32Array; quality: Uint8Array }>();
  for (const each of records) {
    if (each.kind !== "day") continue;
    const circuit = each.circuit === null ? "" : `-${String(each.circuit).padStart(2, "0")}`;
    days.set(`${each.device}/${each.register}${circuit} ${each.day}`, {
      wh: unpackWh(Buffer.from(each.wh, "base64")),
      quality: new Uint8Array(Buffer.from(each.quality, "base64")),
    });
  }
  return days;
}

export const TODAY = day("2026-11-20");
