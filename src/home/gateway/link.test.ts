import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualTimers, type ManualTimers } from "../lan/manual-timers.ts";
import type { ToGateway } from "../link/messages.ts";
import { type WireEvents, platformUrl } from "./dial.ts";
import { type Journal, openJournal } from "./journal.ts";
import { openKey } from "./key.ts";
import { type Link, openLink } from "./link.ts";

const SETTINGS = { excluded: [], controllable: [], updatesForbidden: false, watched: false };
const NONCE = Buffer.alloc(32, 9).toString("base64");

let directory = "";
let timers: ManualTimers;
let journal: Journal;
let link: Link;
let wires: { events: WireEvents; sent: string[]; pings: number; dropped: boolean; atMs: number }[];
let heard: string[];

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "engawa-link-"));
  timers = manualTimers();
  journal = openJournal(directory, { onDropped: () => {} });
  wires = [];
  heard = [];
  link = openLink({
    platform: () => "http://127.0.0.1:1",
    gateway: () => "gw_1",
    version: "test",
    key: openKey(directory),
    journal,
    timers,
    chance: () => 0.5,
    dial(_url, events) {
      const wire = { events, sent: [] as string[], pings: 0, dropped: false, atMs: timers.now() };
      wires.push(wire);
      return {
        send: (text) => void wire.sent.push(text),
        ping: () => {
          wire.pings += 1;
        },
        drop() {
          wire.dropped = true;
          queueMicrotask(() => events.onEnd("dropped"));
        },
      };
    },
    onMessage: (message) => void heard.push(message.type),
    onConnected: (connected, why) => void heard.push(connected ? "up" : `down: ${why}`),
    onCaughtUp: () => void heard.push("caught up"),
    onTime: () => {},
  });
});

afterEach(() => {
  link.close();
  journal.close();
  rmSync(directory, { recursive: true, force: true });
});

function say(message: ToGateway): void {
  wires.at(-1)?.events.onText(JSON.stringify(message));
}

function welcome(acked = 0): void {
  say({ type: "challenge", nonce: NONCE, at: "2026-11-20T00:00:00Z" });
  say({ type: "welcome", acked, settings: SETTINGS });
}

async function add(...codes: readonly string[]): Promise<void> {
  for (const code of codes)
    journal.add({ kind: "trouble", at: "2026-11-20T00:00:00Z", device: null, code, detail: {} });
  await journal.sync();
  link.push();
}

/** What went out last: number of the first record and their codes. */
function lastRecords() {
  const message = JSON.parse(wires.at(-1)?.sent.at(-1) ?? "{}") as {
    first: number;
    records: { code: string }[];
  };
  return [message.first, ...(message.records ?? []).map(({ code }) => code)];
}

describe("the line to the platform", () => {
  it("says nothing but its proof before it is welcome", async () => {
    link.open();
    await add("a");
    say({ type: "backfill", from: "2026-11-01", until: "2026-11-02" });
    expect([wires[0]?.sent, heard]).toEqual([[], []]);
    say({ type: "challenge", nonce: NONCE, at: "2026-11-20T00:00:00Z" });
    expect(JSON.parse(wires[0]?.sent[0] ?? "")).toMatchObject({ type: "proof", oldest: 1 });
    say({ type: "welcome", acked: 0, settings: SETTINGS });
    await journal.sync();
    await timers.advance(1);
    expect(lastRecords()).toEqual([1, "a"]);
    say({ type: "ack", through: 1 });
    expect(heard).toEqual(["up", "welcome", "caught up"]);
  });

  it("goes on where the platform says, and sends what was not acknowledged again", async () => {
    link.open();
    welcome();
    await add("a");
    await add("b", "c");
    expect(lastRecords()).toEqual([2, "b", "c"]);
    wires[0]?.events.onEnd("cut");
    await timers.advance(1000);
    welcome(1);
    await timers.advance(1);
    expect(lastRecords()).toEqual([2, "b", "c"]);
    expect(journal.waiting).toBe(2);
  });

  it("holds at most sixteen messages in flight", async () => {
    link.open();
    welcome();
    for (let at = 0; at < 20; at += 1) await add(`t${at}`);
    expect(wires[0]?.sent).toHaveLength(1 + 16);
    say({ type: "ack", through: 4 });
    expect(lastRecords()).toEqual([17, "t16", "t17", "t18", "t19"]);
  });

  it("believes no acknowledgement of what it never sent", async () => {
    link.open();
    welcome();
    await add("a");
    say({ type: "ack", through: 99 });
    await add("b");
    expect(lastRecords()).toEqual([2, "b"]);
  });

  it("waits twice as long after each failure, at most 5 minutes, and is told why", async () => {
    link.open();
    const waits: number[] = [];
    for (const wire of wires) {
      wire.events.onEnd("not reached");
      const count = wires.length;
      while (wires.length === count) await timers.advance(1000);
      waits.push((timers.now() - wire.atMs) / 1000);
      if (waits.length === 11) break;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(heard[0]).toBe("down: not reached");
  });

  it("begins with short waits again after a connection that lasted", async () => {
    link.open();
    for (let turn = 0; turn < 5; turn += 1) {
      wires.at(-1)?.events.onEnd("not reached");
      await timers.advance(40_000);
    }
    welcome();
    for (let minute = 0; minute < 3; minute += 1) {
      await timers.advance(30_000);
      wires.at(-1)?.events.onPong();
    }
    const count = wires.length;
    wires.at(-1)?.events.onEnd("cut");
    await timers.advance(1000);
    expect(wires).toHaveLength(count + 1);
  });

  it.each(["revoked", "replaced", "unknown-gateway"] as const)(
    "tries again after five minutes when it was refused as %s",
    async (code) => {
      link.open();
      say({ type: "refused", code, detail: "" });
      await timers.advance(299_000);
      expect([wires.length, heard]).toEqual([1, [`down: ${code}`]]);
      await timers.advance(2000);
      expect(wires).toHaveLength(2);
    },
  );

  it("says what was wrong with the message that was refused", async () => {
    link.open();
    say({ type: "refused", code: "bad-message", detail: "records/0/at: no instant" });
    await timers.advance(1000);
    expect(heard).toEqual(["down: bad-message: records/0/at: no instant"]);
  });

  it("is given up when nothing is heard any more", async () => {
    link.open();
    welcome();
    await timers.advance(60_000);
    expect(wires[0]).toMatchObject({ pings: 2, dropped: false });
    await timers.advance(31_000);
    expect(wires[0]?.dropped).toBe(true);
    expect(heard.at(-1)).toBe("down: dropped");
  });

  it("takes bytes that are no message for nothing", () => {
    link.open();
    welcome();
    for (const text of ["", "{", "null", '{"type":"command"}', "[]"]) wires[0]?.events.onText(text);
    expect(heard).toEqual(["up", "welcome"]);
  });
});

describe("where a platform may be", () => {
  it.each([
    ["https://portal.example.jp", "wss://portal.example.jp/gateway/link"],
    ["http://127.0.0.1:8080/", "ws://127.0.0.1:8080/gateway/link"],
    ["http://localhost:8080", "ws://localhost:8080/gateway/link"],
    ["http://[::1]:8080", "ws://[::1]:8080/gateway/link"],
    ["http://portal.example.jp", null],
    ["http://127.0.0.1.example.jp", null],
    ["ftp://127.0.0.1", null],
    ["no address", null],
  ])("%s: %s", (platform, url) => {
    expect(platformUrl(platform, "/gateway/link")).toBe(url);
  });
});
