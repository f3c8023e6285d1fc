import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GatewayRecord } from "../link/messages.ts";
import { type Dropped, type Journal, openJournal } from "./journal.ts";

let directory = "";
let dropped: Dropped[] = [];

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "engawa-journal-"));
  dropped = [];
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function note(each: Dropped): void {
  dropped.push(each);
}

function open(mostBytes?: number): Journal {
  return openJournal(directory, mostBytes ? { onDropped: note, mostBytes } : { onDropped: note });
}

function trouble(code: string): GatewayRecord {
  return { kind: "trouble", at: "2026-11-20T00:00:00.000Z", device: null, code, detail: {} };
}

function codes(journal: Journal, from: number, most = { records: 500, bytes: 900_000 }) {
  const { first, texts } = journal.take(from, most);
  return { first, codes: texts.map((text) => (JSON.parse(text) as { code: string }).code) };
}

describe("what the platform is still to get", () => {
  it("is given only when a power cut could not take it back", async () => {
    const journal = open();
    journal.add(trouble("a"));
    expect(codes(journal, 1)).toEqual({ first: 1, codes: [] });
    await journal.sync();
    expect(codes(journal, 1)).toEqual({ first: 1, codes: ["a"] });
    expect([journal.waiting, journal.oldest, journal.acked]).toEqual([1, 1, 0]);
  });

  it("is given in parts", async () => {
    const journal = open();
    for (const code of ["a", "b", "c"]) journal.add(trouble(code));
    await journal.sync();
    expect(codes(journal, 2, { records: 1, bytes: 900_000 })).toEqual({ first: 2, codes: ["b"] });
    expect(codes(journal, 1, { records: 9, bytes: 190 })).toEqual({ first: 1, codes: ["a", "b"] });
    expect(codes(journal, 1, { records: 9, bytes: 1 })).toEqual({ first: 1, codes: ["a"] });
  });

  it("goes on after a restart where the platform says it is", async () => {
    const before = open();
    for (const code of ["a", "b", "c"]) before.add(trouble(code));
    await before.sync();
    before.acknowledge(2);
    before.close();
    const journal = open();
    journal.acknowledge(2);
    expect(journal.waiting).toBe(1);
    expect(codes(journal, journal.acked + 1)).toEqual({ first: 3, codes: ["c"] });
  });

  it("gets new numbers where the platform has more than the disk ever held", async () => {
    const journal = open();
    for (const code of ["a", "b"]) journal.add(trouble(code));
    journal.acknowledge(1000);
    await journal.sync();
    expect(codes(journal, journal.acked + 1)).toEqual({ first: 1001, codes: ["a", "b"] });
    expect([journal.waiting, journal.oldest]).toEqual([2, 1001]);
    journal.acknowledge(1001);
    expect(codes(journal, journal.acked + 1)).toEqual({ first: 1002, codes: ["b"] });
  });

  it("is dropped from the oldest on past the bound, and what was dropped is told", async () => {
    const journal = open(2000);
    for (let at = 1; at <= 40; at += 1) journal.add(trouble(`t${at}`));
    await journal.sync();
    const [first] = dropped;
    expect(first?.from).toBe(1);
    expect(first?.records[0]).toEqual(trouble("t1"));
    const last = dropped.at(-1)?.until ?? 0;
    expect(journal.acked).toBe(last - 1);
    expect(journal.waiting).toBe(40 - journal.acked);
    expect(codes(journal, 1).first).toBe(last);
    expect(codes(journal, 1).codes[0]).toBe(`t${last}`);
  });
});
