import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSegments, type Segments } from "./segments.ts";

let directory = "";
let opened: Segments[] = [];

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "engawa-segments-"));
  opened = [];
});

afterEach(() => {
  for (const each of opened) each.close();
  rmSync(directory, { recursive: true, force: true });
});

function open(cutAfter = 1000, at = directory): Segments {
  const segments = openSegments(at, cutAfter);
  opened.push(segments);
  return segments;
}

function textsOf(segments: Segments): readonly (string | null)[] {
  return Array.from({ length: segments.next - segments.first }, (_, at) => {
    const bytes = segments.read(segments.first + at);
    return bytes && Buffer.from(bytes).toString();
  });
}

function write(segments: Segments, texts: readonly string[]): void {
  for (const text of texts) segments.append(Buffer.from(text));
}

function onlyFile(): string {
  return path.join(directory, readdirSync(directory)[0] ?? "");
}

describe("records on a disk", () => {
  it("are numbered from 1 and read again after a restart", async () => {
    const segments = open();
    expect([segments.first, segments.next]).toEqual([1, 1]);
    write(segments, ["one", "two"]);
    expect(segments.durable).toBe(1);
    await segments.sync();
    expect(segments.durable).toBe(3);
    segments.close();
    opened = [];
    const again = open();
    expect([again.first, again.next, again.durable]).toEqual([1, 3, 3]);
    expect(textsOf(again)).toEqual(["one", "two"]);
    expect(again.read(3)).toBeNull();
  });

  it("survive a cut at every byte: a record is there whole or not at all", () => {
    const texts = ["first", "2", "a third that is longer", "4"];
    const segments = open();
    write(segments, texts);
    const whole = readFileSync(onlyFile());
    const ends = texts.map((_, at) => texts.slice(0, at + 1).join("").length + 8 * (at + 1));
    for (let bytes = 0; bytes <= whole.length; bytes += 1) {
      const place = path.join(directory, `cut-${bytes}`);
      open(1000, place).close();
      opened.pop();
      writeFileSync(path.join(place, "0000000000000001.log"), whole.subarray(0, bytes));
      const cut = open(1000, place);
      const kept = texts.slice(0, ends.filter((end) => end <= bytes).length);
      expect(textsOf(cut)).toEqual(kept);
      write(cut, ["next"]);
      expect(textsOf(cut)).toEqual([...kept, "next"]);
    }
  });

  it("are told from the zeros that a power cut leaves", () => {
    write(open(), ["one"]);
    appendFileSync(onlyFile(), Buffer.alloc(4096));
    const again = open();
    expect(textsOf(again)).toEqual(["one"]);
    expect(again.size).toBe(11);
  });

  it("are told from any other bytes behind them", () => {
    write(open(), ["one", "two"]);
    const whole = readFileSync(onlyFile());
    const holds = fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (garbage) => {
      writeFileSync(onlyFile(), Buffer.concat([whole, garbage]));
      const again = openSegments(directory, 1000);
      expect(textsOf(again).slice(0, 2)).toEqual(["one", "two"]);
      again.close();
    });
    fc.assert(holds, { numRuns: 50 });
  });

  it("are given up from the damaged one to the file's end; later files stand", () => {
    const segments = open(30);
    write(segments, ["aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc", "dddddddddd"]);
    expect(segments.files()).toEqual([
      { from: 1, until: 3 },
      { from: 3, until: 5 },
    ]);
    const [file = ""] = readdirSync(directory).toSorted();
    const bytes = readFileSync(path.join(directory, file));
    bytes[30] = 0;
    writeFileSync(path.join(directory, file), bytes);
    expect(textsOf(open(30))).toEqual(["aaaaaaaaaa", null, "cccccccccc", "dddddddddd"]);
  });
});

describe("old records", () => {
  it("go by whole files, and never the file that is written", () => {
    const segments = open(30);
    write(segments, ["aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc", "dddddddddd", "eeeeeeeeee"]);
    segments.dropBelow(3);
    expect(segments.first).toBe(3);
    segments.dropBelow(6);
    expect([segments.first, segments.next, readdirSync(directory).length]).toEqual([5, 6, 1]);
    expect(segments.dropOldest()).toBeNull();
  });

  it("tell which numbers went", () => {
    const segments = open(10);
    write(segments, ["aaaaaaaaaa", "bbbbbbbbbb"]);
    expect(segments.dropOldest()).toEqual({ from: 1, until: 2 });
    expect(textsOf(segments)).toEqual(["bbbbbbbbbb"]);
  });

  it("keep their numbers when all have gone", () => {
    const segments = open();
    write(segments, ["one", "two"]);
    segments.cut();
    segments.dropBelow(3);
    expect([segments.first, segments.next]).toEqual([3, 3]);
    expect(open().next).toBe(3);
  });

  it("may go on with a greater number", () => {
    const segments = open();
    write(segments, ["one"]);
    segments.cut(500);
    write(segments, ["five hundred"]);
    segments.dropBelow(500);
    expect([segments.first, segments.next]).toEqual([500, 501]);
  });
});

it("refuses a record of nothing, and one that is longer than any may be", () => {
  const segments = open();
  expect(() => segments.append(new Uint8Array(0))).toThrow("a record of 0 bytes");
  expect(() => segments.append(new Uint8Array(1_000_001))).toThrow("a record of 1000001 bytes");
});
