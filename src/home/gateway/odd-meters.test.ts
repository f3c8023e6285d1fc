import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { day } from "../../kernel/day.ts";
import { bytes, type ScriptedNode, scriptedNode } from "../../../test/support/scripted-node.ts";
import { manualTimers, type ManualTimers } from "../lan/manual-timers.ts";
import { memorySegment } from "../lan/memory-lan.ts";
import type { Gateway } from "./gateway.ts";
import { openObservationLog } from "./observation-log.ts";
import { openGateway } from "./open-gateway.ts";

const METER = 0x028801;
/** 2026-11-20 10:40 in Tokyo. */
const START_MS = Temporal.Instant.from("2026-11-20T01:40:00Z").epochMilliseconds;

let directory = "";
let timers: ManualTimers;
let meter: ScriptedNode;
let gateway: Gateway;
let troubles: string[];

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "engawa-odd-"));
  timers = manualTimers();
  troubles = [];
});

afterEach(async () => {
  await gateway.close();
  rmSync(directory, { recursive: true, force: true });
});

/** A day of registers, 1,000 at midnight and 5 more each half-hour, as `day` would echo it. */
function history(daysBack: number): string {
  const counts = Array.from({ length: 48 }, (_, slot) => (1000 + 5 * slot).toString(16));
  const day = daysBack.toString(16).padStart(4, "0");
  return day + counts.map((count) => count.padStart(8, "0")).join("");
}

function begin(values: Record<number, string>): void {
  const segment = memorySegment({ timers, seed: 1 });
  meter = scriptedNode(segment.station("10.0.0.2"), {
    id: "7",
    objects: {
      [METER]: {
        values: { 0xd7: "08", 0xe0: "00000460", 0xe1: "03", ...values },
        sets: [0xe5],
      },
    },
  });
  const clock = {
    instant: () =>
      Temporal.Instant.fromEpochMilliseconds(START_MS + Math.floor(timers.now())).toString(),
    elapsedMs: () => timers.now(),
  };
  gateway = openGateway({
    lan: segment.station("10.0.0.1"),
    clock,
    timers,
    directory,
    platform: null,
    version: "test",
    seed: 3,
  });
  gateway.subscribe((event) => {
    if (event.type === "trouble") troubles.push(event.code);
  });
  gateway.start();
}

/** Which days were asked for with E5. */
function daysAsked(): readonly number[] {
  return meter.requests.flatMap(({ esv, properties }) =>
    esv === 0x61 ? properties.flatMap(({ epc, edt }) => (epc === 0xe5 ? [edt[0] ?? -1] : [])) : [],
  );
}

describe("a meter that keeps showing today whatever day is chosen", () => {
  it("is noticed, is not believed, and not asked for other days again", async () => {
    begin({ 0xe2: history(0), 0xe5: "00" });
    await timers.advance(600_000);
    expect(daysAsked()).toEqual([0, 1]);
    expect(troubles).toEqual(["history-day-stuck"]);
  });
});

describe("a meter whose chosen day reads back otherwise", () => {
  it("is not believed though its history says the day", async () => {
    begin({ 0xe2: history(0), 0xe5: "00" });
    meter.quirk = (request, node) => {
      if (!request.properties.some(({ epc }) => epc === 0xe2)) return null;
      // Another controller in the home chose a day of its own between our two requests.
      node.objects.get(METER)?.set(0xe5, bytes("09"));
      const answer = node.right(request);
      return answer ? [answer] : [];
    };
    await timers.advance(600_000);
    expect(daysAsked()).toEqual([0]);
    expect(troubles).toEqual(["history-day-stuck"]);
    expect(await daysKept()).toEqual([]);
  });
});

describe("a clock that is not the meter's", () => {
  it("lets no poll of ours be a half-hour, and says by how much it differs", async () => {
    // The meter says 10:10 when our clock says 10:40.
    begin({ 0x97: "0A0A", 0x98: "07EA0B14" });
    await timers.advance(30 * 60_000);
    expect(troubles).toContain("clock-differs");
    expect(await daysKept()).toEqual([]);
  });

  it("does no harm where it is", async () => {
    begin({ 0x97: "0A28", 0x98: "07EA0B14" });
    await timers.advance(30 * 60_000);
    expect(troubles).toEqual([]);
    expect(await daysKept()).toEqual([day("2026-11-20")]);
  });
});

async function daysKept(): Promise<readonly number[]> {
  const key = `${gateway.devices()[0]?.device}/bought`;
  await gateway.close();
  const log = openObservationLog(path.join(directory, "registers"));
  const days = log.kept.daysOf(key);
  log.close();
  return days;
}
