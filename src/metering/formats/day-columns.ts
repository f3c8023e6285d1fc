import type { Day } from "../../kernel/day.ts";
import { packWh, WH_BYTES } from "../pack.ts";
import { SLOTS_A_DAY } from "../series.ts";
import type { MeterDay } from "../versions.ts";

/** Days of meters side by side, packed as they are stored; as many as one statement writes. */
export interface DayColumns {
  readonly count: number;
  readonly meters: readonly string[];
  readonly days: readonly Day[];
  /** Rows of the file, or 0. */
  readonly rows: readonly number[];
  readonly wh: Buffer;
  readonly quality: Buffer;
}

const DAYS_A_CHUNK = 2000;

/**
 * Packs days into chunks. What comes in may be reused after the next step; nothing of it is kept.
 */
export function* columnsOf(
  days: Iterable<MeterDay & { readonly row?: number }>,
): Generator<DayColumns> {
  let chunk = emptyChunk();
  for (const { meter, day, wh, quality, row } of days) {
    const at = chunk.meters.length;
    chunk.wh.set(packWh(wh), at * WH_BYTES);
    chunk.quality.set(quality, at * SLOTS_A_DAY);
    chunk.meters.push(meter);
    chunk.days.push(day);
    chunk.rows.push(row ?? 0);
    if (at + 1 < DAYS_A_CHUNK) continue;
    yield closed(chunk);
    chunk = emptyChunk();
  }
  if (chunk.meters.length > 0) yield closed(chunk);
}

function emptyChunk() {
  return {
    meters: [] as string[],
    days: [] as Day[],
    rows: [] as number[],
    wh: Buffer.alloc(DAYS_A_CHUNK * WH_BYTES),
    quality: Buffer.alloc(DAYS_A_CHUNK * SLOTS_A_DAY),
  };
}

function closed(chunk: ReturnType<typeof emptyChunk>): DayColumns {
  const count = chunk.meters.length;
  return {
    ...chunk,
    count,
    wh: chunk.wh.subarray(0, count * WH_BYTES),
    quality: chunk.quality.subarray(0, count * SLOTS_A_DAY),
  };
}
