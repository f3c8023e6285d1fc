import { z } from "zod";
import type { Day } from "../../kernel/day.ts";
import { dayOfBoundary } from "../slots/boundary.ts";
import type { Counting, Observation } from "../slots/observation.ts";
import { type Kept, type RegistersKept, registersKept } from "./registers-kept.ts";
import { openSegments, type Segments } from "./segments.ts";

/** A meter's own history goes back 99 days; what is kept here goes back a little further. */
export const KEPT_DAYS = 110;
const SEGMENT_BYTES = 2 ** 18;

const ROW_BYTES = 9;
const SOURCES = ["stamped", "history", "polled"] as const;

const fraction = z.object({ num: z.int().positive(), den: z.int().positive() });
const countingSchema = z.object({
  whPerCount: fraction.nullable(),
  modulus: z.int().positive(),
  mostW: z.number().positive(),
});
/** Channel, body, and how the body counts where that is what the record tells. */
const headSchema = z.tuple([z.string(), z.string(), countingSchema.nullable()]);
type Head = z.output<typeof headSchema>;

/** A body of which nothing is known: its registers are kept, no energy is made of them. */
const UNKNOWN: Counting = { whPerCount: null, modulus: 10 ** 9, mostW: 1 };

/** Observations that survive kill and power cut, with all of them in memory. */
export interface ObservationLog {
  readonly kept: RegistersKept;
  /** Writes what is new; the disk has it when `sync` is done. */
  add(channel: string, body: string, seen: readonly Observation[]): ReadonlyMap<Kept, number>;
  countingOf(channel: string, body: string): Counting;
  /** Some body of it was asked for its unit and has none. */
  lacksUnit(channel: string): boolean;
  /** True: the body counts otherwise than was known. */
  noteCounting(channel: string, body: string, counting: Counting): boolean;
  sync(): Promise<void>;
  forgetBefore(day: Day): void;
  close(): void;
}

interface Log {
  readonly segments: Segments;
  readonly kept: RegistersKept;
  /** The newest day that a file tells of, by the file's first number. */
  readonly newest: Map<number, Day>;
  readonly countings: Map<string, { readonly head: Head; file: number }>;
}

/**
 * A record is `["channel","body",null]`, a zero byte, and 9 bytes an observation. A day of
 * half-hours of forty channels, each written as it comes, is 150 kB; 110 days of it are 16 MB.
 */
export function openObservationLog(directory: string): ObservationLog {
  const segments = openSegments(directory, SEGMENT_BYTES);
  const log: Log = { segments, kept: registersKept(), newest: new Map(), countings: new Map() };
  for (const { from, until } of segments.files())
    for (let number = from; number < until; number += 1) readRecord(log, from, number);
  return {
    kept: log.kept,
    add: (channel, body, seen) => add(log, channel, body, seen),
    countingOf: (channel, body) => log.countings.get(keyOf(channel, body))?.head[2] ?? UNKNOWN,
    lacksUnit: (channel) =>
      [...log.countings.values()].some(
        ({ head: [of, , counting] }) => of === channel && counting?.whPerCount === null,
      ),
    noteCounting: (channel, body, counting) => noteCounting(log, [channel, body, counting]),
    sync: () => segments.sync(),
    forgetBefore: (day) => forgetBefore(log, day),
    close: () => segments.close(),
  };
}

function keyOf(channel: string, body: string): string {
  return JSON.stringify([channel, body]);
}

function add(log: Log, channel: string, body: string, seen: readonly Observation[]) {
  const became = new Map<Kept, number>();
  const fresh = seen.filter((each) => {
    const is = log.kept.keep(channel, each);
    became.set(is, (became.get(is) ?? 0) + 1);
    return is === "new";
  });
  if (fresh.length > 0) log.segments.append(packed([channel, body, null], fresh));
  for (const each of fresh) noteDay(log, writtenFile(log), each);
  return became;
}

function noteCounting(log: Log, head: Head): boolean {
  const key = keyOf(head[0], head[1]);
  const known = log.countings.get(key)?.head[2];
  if (known && JSON.stringify(known) === JSON.stringify(head[2])) return false;
  log.segments.append(packed(head, []));
  log.countings.set(key, { head, file: writtenFile(log) });
  return true;
}

/** How a body counts is written again when the file that says so goes. */
function forgetBefore(log: Log, day: Day): void {
  log.kept.forgetBefore(day);
  for (const { from, until } of log.segments.files().slice(0, -1)) {
    if ((log.newest.get(from) ?? 0) >= day) break;
    for (const each of log.countings.values()) {
      if (each.file !== from) continue;
      log.segments.append(packed(each.head, []));
      each.file = writtenFile(log);
    }
    log.segments.dropBelow(until);
    log.newest.delete(from);
  }
}

function writtenFile({ segments }: Log): number {
  return segments.files().at(-1)?.from ?? 1;
}

function noteDay({ newest }: Log, file: number, { boundary }: Observation): void {
  const day = dayOfBoundary(boundary);
  if (day > (newest.get(file) ?? -1)) newest.set(file, day);
}

function packed(head: Head, seen: readonly Observation[]): Buffer {
  const rows = Buffer.alloc(seen.length * ROW_BYTES);
  for (const [at, { boundary, count, source }] of seen.entries()) {
    rows.writeUInt32LE(boundary, at * ROW_BYTES);
    rows.writeUInt32LE(count, at * ROW_BYTES + 4);
    rows.writeUInt8(SOURCES.indexOf(source), at * ROW_BYTES + 8);
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\0`), rows]);
}

function readRecord(log: Log, file: number, number: number): void {
  const bytes = log.segments.read(number);
  if (!bytes) return;
  const end = bytes.indexOf(0);
  const read = headSchema.safeParse(JSON.parse(Buffer.from(bytes.subarray(0, end)).toString()));
  if (!read.success) return;
  const [channel, body, counting] = read.data;
  if (counting) log.countings.set(keyOf(channel, body), { head: read.data, file });
  const rows = Buffer.from(bytes.buffer, bytes.byteOffset + end + 1, bytes.length - end - 1);
  for (let at = 0; at + ROW_BYTES <= rows.length; at += ROW_BYTES) {
    const [boundary, count] = [rows.readUInt32LE(at), rows.readUInt32LE(at + 4)];
    const source = SOURCES[rows.readUInt8(at + 8)] ?? "polled";
    const seen = { boundary, count, source, body };
    log.kept.keep(channel, seen);
    noteDay(log, file, seen);
  }
}
