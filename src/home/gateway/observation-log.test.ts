import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Day, day } from "../../kernel/day.ts";
import type { Observation } from "../slots/observation.ts";
import { type ObservationLog, openObservationLog } from "./observation-log.ts";

const DAY = day("2026-11-20");
const METER = "dv_0123456789abcdef0123/bought";
const COUNTING = { whPerCount: { num: 10, den: 1 }, modulus: 10 ** 8, mostW: 60_000 };

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "engawa-observations-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function seen(boundary: number, count: number, source: Observation["source"] = "stamped") {
  return { boundary, count, source, body: "A" } as const;
}

function reopened(log: ObservationLog): ObservationLog {
  log.close();
  return openObservationLog(directory);
}

describe("registers that were seen", () => {
  it("are there after a restart, as they were", () => {
    const log = openObservationLog(directory);
    const all = [seen(DAY * 48 + 1, 5), seen(DAY * 48, 3), seen(DAY * 48, 4, "polled")];
    expect([...log.add(METER, "A", all)]).toEqual([["new", 3]]);
    log.noteCounting(METER, "A", COUNTING);
    const before = log.kept.around(METER, DAY);
    const again = reopened(log);
    expect(again.kept.around(METER, DAY)).toEqual(before);
    expect(before).toEqual([seen(DAY * 48, 3), seen(DAY * 48 + 1, 5), seen(DAY * 48, 4, "polled")]);
    expect(again.countingOf(METER, "A")).toEqual(COUNTING);
    again.close();
  });

  it("are kept once, and the first of two that differ", () => {
    const log = openObservationLog(directory);
    log.add(METER, "A", [seen(DAY * 48, 3)]);
    const became = log.add(METER, "A", [seen(DAY * 48, 3), seen(DAY * 48, 9)]);
    expect([...became]).toEqual([
      ["known", 1],
      ["differs", 1],
    ]);
    expect(log.kept.around(METER, DAY)).toEqual([seen(DAY * 48, 3)]);
    log.close();
  });

  it("are given with the known days on either side, however far", () => {
    const log = openObservationLog(directory);
    const days = [-40, -30, -20, 0, 5, 50, 90];
    for (const offset of days) log.add(METER, "A", [seen((DAY + offset) * 48 + 7, 100 + offset)]);
    const around = log.kept.around(METER, (DAY + 1) as Day);
    expect(around.map(({ count }) => count)).toEqual([80, 100, 105, 150]);
    expect([log.kept.has(METER, DAY * 48 + 7), log.kept.has(METER, DAY * 48)]).toEqual([
      true,
      false,
    ]);
    log.close();
  });

  it("go with their files once they are old, and how a body counts stays", () => {
    const log = openObservationLog(directory);
    log.noteCounting(METER, "A", COUNTING);
    for (let offset = 0; offset < 200; offset += 1)
      for (let slot = 0; slot < 48; slot += 1)
        log.add(METER, "A", [seen((DAY + offset) * 48 + slot, offset * 48 + slot)]);
    const files = readdirSync(directory).length;
    log.forgetBefore((DAY + 150) as Day);
    expect(readdirSync(directory).length).toBeLessThan(files);
    expect(log.kept.daysOf(METER)[0]).toBe(DAY + 150);
    const again = reopened(log);
    expect(again.countingOf(METER, "A")).toEqual(COUNTING);
    expect(again.kept.daysOf(METER).length).toBeGreaterThanOrEqual(50);
    expect(again.kept.has(METER, (DAY + 199) * 48 + 47)).toBe(true);
    again.close();
  });

  it("make no energy of a body of which nothing is known", () => {
    const log = openObservationLog(directory);
    expect(log.countingOf(METER, "B").whPerCount).toBeNull();
    expect([1, 2].map(() => log.noteCounting(METER, "B", COUNTING))).toEqual([true, false]);
    log.close();
  });
});
