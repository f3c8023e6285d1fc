import {
  closeSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";
import { makeDirectory, OWNER_FILE, syncDirectory } from "./durable-file.ts";

/**
 * Records of bytes, appended to files in a directory and numbered from 1 without a gap. A record is
 * length (u32 LE), CRC-32 (u32 LE), bytes. What a power cut left of the last record is cut off when
 * the directory is opened: a record is there whole, or it is not there.
 */
export interface Segments {
  /** Of the oldest record that is still held; `next` where there is none. */
  readonly first: number;
  /** The number that the next record gets. */
  readonly next: number;
  /** Everything below this number survives a power cut. */
  readonly durable: number;
  /** Bytes on disk. */
  readonly size: number;
  append(bytes: Uint8Array): number;
  /** Null: not held, or damaged on the disk. */
  read(number: number): Uint8Array | null;
  sync(): Promise<void>;
  /** The next record begins a new file, with a number of its own where one is given. */
  cut(number?: number): void;
  /** Whole files of which every record is below `number`; never the one that is written. */
  dropBelow(number: number): void;
  /** The oldest file, unless it is the one that is written: the numbers it held. */
  dropOldest(): { readonly from: number; readonly until: number } | null;
  /** Each file's first number and the number after its last. */
  files(): readonly { readonly from: number; readonly until: number }[];
  /** What still comes afterwards goes nowhere: it is the last thing of a process that ends. */
  close(): void;
}

const HEAD = 8;
/** No record is longer; a length above it is damage. */
export const MOST_BYTES = 1_000_000;
const NAME = /^\d{16}\.log$/;

interface Segment {
  readonly file: string;
  readonly from: number;
  readonly offsets: number[];
  size: number;
  descriptor: number;
}

/** Opens or makes it; `cutAfter` bytes a file is followed by another. */
export function openSegments(directory: string, cutAfter: number): Segments {
  makeDirectory(directory);
  const held = readdirSync(directory)
    .filter((name) => NAME.test(name))
    .toSorted()
    .map((name) => openSegment(path.join(directory, name)));
  const kept: Kept = { directory, cutAfter, held, durable: 1, syncing: null, closed: false };
  if (held.length === 0) startSegment(kept, 1);
  kept.durable = nextOf(kept);
  return segmentsOver(kept);
}

interface Kept {
  readonly directory: string;
  readonly cutAfter: number;
  readonly held: Segment[];
  durable: number;
  syncing: Promise<void> | null;
  closed: boolean;
}

function segmentsOver(kept: Kept): Segments {
  return {
    get first() {
      return kept.held.find((each) => each.offsets.length > 0)?.from ?? nextOf(kept);
    },
    get next() {
      return nextOf(kept);
    },
    get durable() {
      return kept.durable;
    },
    get size() {
      return kept.held.reduce((sum, each) => sum + each.size, 0);
    },
    append: (bytes) => append(kept, bytes),
    read: (number) => readRecord(kept, number),
    sync: () => sync(kept),
    cut: (number = nextOf(kept)) => startSegment(kept, number),
    dropBelow(number) {
      while (kept.held.length > 1 && untilOf(kept, 0) <= number) dropFirst(kept);
    },
    dropOldest() {
      if (kept.held.length < 2) return null;
      const range = { from: kept.held[0]?.from ?? 0, until: untilOf(kept, 0) };
      dropFirst(kept);
      return range;
    },
    files: () => kept.held.map(({ from }, at) => ({ from, until: untilOf(kept, at) })),
    close() {
      if (kept.closed) return;
      kept.closed = true;
      for (const { descriptor } of kept.held) closeSync(descriptor);
    },
  };
}

function lastOf({ held }: Kept): Segment {
  const last = held.at(-1);
  if (!last) throw new Error("segments without one to write");
  return last;
}

function nextOf(kept: Kept): number {
  const { from, offsets } = lastOf(kept);
  return from + offsets.length;
}

/** A damaged file may hold fewer records than its successor's number tells. */
function untilOf(kept: Kept, at: number): number {
  return kept.held[at + 1]?.from ?? nextOf(kept);
}

function dropFirst({ held, closed }: Kept): void {
  if (closed) return void held.shift();
  const first = held.shift();
  if (!first) return;
  closeSync(first.descriptor);
  rmSync(first.file, { force: true });
}

function startSegment(kept: Kept, from: number): void {
  if (kept.closed) return;
  const before = kept.held.at(-1);
  if (before) fsyncSync(before.descriptor);
  if (before?.from === from) return;
  const file = path.join(kept.directory, `${String(from).padStart(16, "0")}.log`);
  const descriptor = openSync(file, "a+", OWNER_FILE);
  syncDirectory(kept.directory);
  kept.held.push({ file, from, offsets: [], size: 0, descriptor });
  kept.durable = from;
}

function append(kept: Kept, bytes: Uint8Array): number {
  if (bytes.length === 0 || bytes.length > MOST_BYTES)
    throw new Error(`a record of ${bytes.length} bytes`);
  if (kept.closed) return nextOf(kept);
  if (lastOf(kept).size >= kept.cutAfter) startSegment(kept, nextOf(kept));
  const segment = lastOf(kept);
  const whole = Buffer.alloc(HEAD + bytes.length);
  whole.writeUInt32LE(bytes.length, 0);
  whole.writeUInt32LE(crc32(bytes), 4);
  whole.set(bytes, HEAD);
  writeWhole(segment, whole);
  segment.offsets.push(segment.size);
  segment.size += whole.length;
  return nextOf(kept) - 1;
}

/** A disk that is full in the middle of a record must not leave half of it before the next. */
function writeWhole(segment: Segment, whole: Buffer): void {
  try {
    for (let at = 0; at < whole.length;) at += writeSync(segment.descriptor, whole, at);
  } catch (error) {
    ftruncateSync(segment.descriptor, segment.size);
    throw error;
  }
}

function readRecord({ held, closed }: Kept, number: number): Uint8Array | null {
  if (closed) return null;
  const segment = held.findLast(({ from }) => from <= number);
  const offset = segment?.offsets[number - segment.from];
  if (!segment || offset === undefined) return null;
  const end = segment.offsets[number - segment.from + 1] ?? segment.size;
  const whole = Buffer.alloc(end - offset);
  readSync(segment.descriptor, whole, 0, whole.length, offset);
  const bytes = whole.subarray(HEAD);
  return crc32(bytes) === whole.readUInt32LE(4) ? bytes : null;
}

/** One at a time; who asks while one runs gets one that begins after it. */
function sync(kept: Kept): Promise<void> {
  if (kept.syncing) return kept.syncing.then(() => sync(kept));
  if (kept.closed || kept.durable >= nextOf(kept)) return Promise.resolve();
  const [segment, until] = [lastOf(kept), nextOf(kept)];
  kept.syncing = new Promise<void>((resolve, reject) => {
    fsync(segment.descriptor, (error) => {
      kept.syncing = null;
      if (error && !kept.closed && kept.held.includes(segment)) return reject(error);
      kept.durable = Math.max(kept.durable, until);
      resolve();
    });
  });
  return kept.syncing;
}

/** Reads a file up to the first record that is not whole, and cuts the rest off. */
function openSegment(file: string): Segment {
  const bytes = readFileSync(file);
  const offsets: number[] = [];
  let size = 0;
  for (let end = endOfRecord(bytes, 0); end !== null; end = endOfRecord(bytes, size)) {
    offsets.push(size);
    size = end;
  }
  const descriptor = openSync(file, "a+", OWNER_FILE);
  if (size < bytes.length) {
    ftruncateSync(descriptor, size);
    fsyncSync(descriptor);
  }
  return { file, from: Number(path.basename(file, ".log")), offsets, size, descriptor };
}

/** A length of 0 is no record: a power cut may leave a file's end as zeros, whose CRC is 0 too. */
function endOfRecord(bytes: Buffer, at: number): number | null {
  if (at + HEAD > bytes.length) return null;
  const end = at + HEAD + bytes.readUInt32LE(at);
  if (end === at + HEAD || end > bytes.length || end - at - HEAD > MOST_BYTES) return null;
  return crc32(bytes.subarray(at + HEAD, end)) === bytes.readUInt32LE(at + 4) ? end : null;
}
