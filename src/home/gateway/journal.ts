import { type GatewayRecord, record as gatewayRecord } from "../link/messages.ts";
import { openSegments, type Segments } from "./segments.ts";

/**
 * What the platform is still to get, numbered. 64 MiB hold about 130,000 records: twenty devices
 * with forty registers write 13,440 of them in seven days of half-hours (7 MB).
 */
export const MOST_JOURNAL_BYTES = 64 * 2 ** 20;
const SEGMENT_BYTES = 2 ** 20;

/** Records that were given up because the platform was away for longer than the disk may hold. */
export interface Dropped {
  readonly from: number;
  readonly until: number;
  readonly records: readonly GatewayRecord[];
}

export interface Journal {
  /** Everything up to this number is committed at the platform. */
  readonly acked: number;
  readonly oldest: number;
  readonly waiting: number;
  /** Only what survives a power cut is sent: a number must never come back with other contents. */
  readonly durable: number;
  add(record: GatewayRecord): void;
  sync(): Promise<void>;
  /** From `number` on, at most so many records and bytes; never beyond what is durable. */
  take(number: number, most: { readonly records: number; readonly bytes: number }): Batch;
  acknowledge(through: number): void;
  close(): void;
}

export interface Batch {
  readonly first: number;
  readonly texts: readonly string[];
}

const DAMAGED = '{"kind":"trouble","device":null,"code":"journal-damaged","detail":{},"at":';

export function openJournal(
  directory: string,
  options: { readonly onDropped: (dropped: Dropped) => void; readonly mostBytes?: number },
): Journal {
  const { onDropped, mostBytes = MOST_JOURNAL_BYTES } = options;
  const segments = openSegments(directory, Math.min(SEGMENT_BYTES, mostBytes / 4));
  let acked = segments.first - 1;
  let lastAt = "1970-01-01T00:00:00.000Z";
  return {
    get acked() {
      return acked;
    },
    get oldest() {
      return Math.max(1, Math.min(segments.first, segments.next));
    },
    get waiting() {
      return segments.next - 1 - acked;
    },
    get durable() {
      return segments.durable;
    },
    add(record) {
      lastAt = record.at;
      segments.append(Buffer.from(JSON.stringify(record)));
      while (segments.size > mostBytes) {
        const dropped = dropOldest(segments);
        if (!dropped) break;
        acked = Math.max(acked, dropped.until - 1);
        onDropped(dropped);
      }
    },
    sync: () => segments.sync(),
    take(number, most) {
      const first = Math.max(number, segments.first);
      return { first, texts: textsFrom(segments, first, most, lastAt) };
    },
    acknowledge(through) {
      if (through >= segments.next) renumber(segments, acked, through);
      acked = Math.max(acked, Math.min(through, segments.next - 1));
      segments.dropBelow(acked + 1);
    },
    close: () => segments.close(),
  };
}

/**
 * The platform has more than was ever written here: this disk was put back to an earlier state.
 * What was not acknowledged gets new numbers behind the platform's.
 */
function renumber(segments: Segments, acked: number, through: number): void {
  const pending: Uint8Array[] = [];
  for (let number = Math.max(acked + 1, segments.first); number < segments.next; number += 1) {
    const bytes = segments.read(number);
    if (bytes) pending.push(bytes);
  }
  segments.cut(through + 1);
  for (const bytes of pending) segments.append(bytes);
}

function dropOldest(segments: Segments): Dropped | null {
  const [oldest] = segments.files();
  if (!oldest) return null;
  const records: GatewayRecord[] = [];
  for (let number = oldest.from; number < oldest.until; number += 1) {
    const bytes = segments.read(number);
    if (!bytes) continue;
    const read = gatewayRecord.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8")));
    if (read.success) records.push(read.data);
  }
  const range = segments.dropOldest();
  return range ? { ...range, records } : null;
}

/** A record that the disk lost keeps its number, and says so in its place. */
function textsFrom(
  segments: Segments,
  first: number,
  most: { readonly records: number; readonly bytes: number },
  lastAt: string,
): readonly string[] {
  const texts: string[] = [];
  let size = 0;
  for (let number = first; number < segments.durable && texts.length < most.records; number += 1) {
    const bytes = segments.read(number);
    const text = bytes ? Buffer.from(bytes).toString("utf8") : `${DAMAGED}"${lastAt}"}`;
    size += text.length;
    if (size > most.bytes && texts.length > 0) break;
    texts.push(text);
  }
  return texts;
}
