import { type Day, formatDay, lastDay, firstDay, type Month, monthOf } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import { columnsOf, type DayColumns } from "./formats/day-columns.ts";
import { packWh, unpackWh, WH_BYTES } from "./pack.ts";
import { QUALITY, SLOTS_A_DAY } from "./series.ts";
import { takeTurn } from "./store-imports.ts";
import { type MeterDay, supersede } from "./versions.ts";

/** What became of the days of a file. */
export interface StoredDays {
  /** Days of which nothing was known before. */
  readonly added: number;
  /** Days that got another version. */
  readonly corrected: number;
  /** Days of which the file says nothing new. */
  readonly unchanged: number;
  /**
   * Days of which something newer than `knownAt` is known: what was known when cannot be rewritten.
   */
  readonly outOfOrder: readonly {
    readonly meter: string;
    readonly day: Day;
    readonly row: number;
  }[];
}

export interface DayWriter {
  write(chunk: DayColumns): Promise<void>;
  readonly counts: StoredDays;
}

export interface WriteContext {
  readonly importId: number;
  readonly knownAt: string;
}

/** Store days from anywhere (a generator, a gateway); files go through `importReadings`. */
export async function storeDays(
  tx: Tx,
  days: Iterable<MeterDay>,
  context: WriteContext,
): Promise<StoredDays> {
  await takeTurn(tx);
  const writer = dayWriter(tx, context);
  for (const chunk of columnsOf(days)) await writer.write(chunk);
  return writer.counts;
}

/**
 * Writes chunk after chunk in the caller's transaction; makes the months' partitions as they come
 * up.
 */
export function dayWriter(tx: Tx, context: WriteContext): DayWriter {
  const months = new Set<Month>();
  const outOfOrder: { meter: string; day: Day; row: number }[] = [];
  const counts = { added: 0, corrected: 0, unchanged: 0, outOfOrder };
  return {
    counts,
    async write(chunk) {
      await makePartitions(tx, chunk, months);
      const known = await loadKnown(tx, chunk, context.knownAt);
      const fresh = known.size === 0 ? allNew(chunk, counts) : onlyNew(chunk, known, counts);
      if (fresh.versions.length > 0) await insertDays(tx, fresh, context);
    },
  };
}

interface Known {
  readonly version: number;
  readonly newer: boolean;
  readonly wh: Buffer;
  readonly quality: Buffer;
}

interface FreshDays {
  readonly meters: readonly string[];
  readonly days: readonly Day[];
  readonly versions: readonly number[];
  readonly wh: Buffer;
  readonly quality: Buffer;
}

interface Counts {
  added: number;
  corrected: number;
  unchanged: number;
  readonly outOfOrder: { meter: string; day: Day; row: number }[];
}

async function makePartitions(tx: Tx, { days }: DayColumns, made: Set<Month>): Promise<void> {
  let last: Month | null = null;
  let [from, until] = [0 as Day, -1 as Day];
  for (const day of days) {
    if (day >= from && day <= until) continue;
    last = monthOf(day);
    [from, until] = [firstDay(last), lastDay(last)];
    if (made.has(last)) continue;
    made.add(last);
    await tx.query("select make_interval_partition($1::date)", [formatDay(day)]);
  }
}

/** Newest versions of the chunk's meters between its first and last day, by meter and day. */
async function loadKnown(tx: Tx, chunk: DayColumns, knownAt: string): Promise<Map<string, Known>> {
  let [first, last] = [Infinity, -Infinity];
  for (const day of chunk.days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const rows = await tx.query<Known & { meter_id: string; day: number; [column: string]: unknown }>(
    `select distinct on (meter_id, day) meter_id, day - date '1970-01-01' as day, version,
       known_at > $5::timestamptz as newer, wh, quality
     from interval_day
     where operator_id = $1 and meter_id = any($2)
       and day between date '1970-01-01' + $3::integer and date '1970-01-01' + $4::integer
     order by meter_id, day, version desc`,
    [tx.operatorId, [...new Set(chunk.meters)], first, last, knownAt],
  );
  return new Map(rows.map((row) => [`${row.meter_id}|${row.day}`, row] as const));
}

function allNew(chunk: DayColumns, counts: Counts): FreshDays {
  if (chunk.quality.includes(QUALITY.missing)) return onlyNew(chunk, new Map(), counts);
  counts.added += chunk.count;
  return { ...chunk, versions: Array.from<number>({ length: chunk.count }).fill(1) };
}

function onlyNew(chunk: DayColumns, known: ReadonlyMap<string, Known>, counts: Counts): FreshDays {
  const fresh: { day: MeterDay; version: number }[] = [];
  for (let at = 0; at < chunk.count; at += 1) {
    const day = dayAt(chunk, at);
    const before = known.get(`${day.meter}|${day.day}`);
    if (!before) {
      if (day.quality.every((each) => each === QUALITY.missing)) counts.unchanged += 1;
      else {
        counts.added += 1;
        fresh.push({ day, version: 1 });
      }
      continue;
    }
    const after = supersede({ ...day, wh: unpackWh(before.wh), quality: before.quality }, day);
    if (!after) counts.unchanged += 1;
    else if (before.newer)
      counts.outOfOrder.push({ meter: day.meter, day: day.day, row: chunk.rows[at] ?? 0 });
    else {
      counts.corrected += 1;
      fresh.push({ day: after, version: before.version + 1 });
    }
  }
  return {
    meters: fresh.map(({ day }) => day.meter),
    days: fresh.map(({ day }) => day.day),
    versions: fresh.map(({ version }) => version),
    wh: Buffer.concat(fresh.map(({ day }) => packWh(day.wh))),
    quality: Buffer.concat(fresh.map(({ day }) => day.quality)),
  };
}

function dayAt({ meters, days, wh, quality }: DayColumns, at: number): MeterDay {
  const [meter, day] = [meters[at], days[at]];
  if (meter === undefined || day === undefined) throw new Error(`no day ${at} in this chunk`);
  return {
    meter,
    day,
    wh: unpackWh(wh.subarray(at * WH_BYTES, (at + 1) * WH_BYTES)),
    quality: quality.subarray(at * SLOTS_A_DAY, (at + 1) * SLOTS_A_DAY),
  };
}

/**
 * All values of a chunk travel as two packed parameters that Postgres cuts up. COPY would be the
 * other way, but it is closed to a role under row-level security.
 */
async function insertDays(
  tx: Tx,
  fresh: FreshDays,
  { importId, knownAt }: WriteContext,
): Promise<void> {
  await tx.query(
    `insert into interval_day
       (operator_id, meter_id, day, version, known_at, wh, quality, import_id)
     select $1, each.meter_id, date '1970-01-01' + each.day, each.version, $2::timestamptz,
       substring($3::bytea from (each.at::integer - 1) * ${WH_BYTES} + 1 for ${WH_BYTES}),
       substring($4::bytea from (each.at::integer - 1) * ${SLOTS_A_DAY} + 1 for ${SLOTS_A_DAY}), $5
     from unnest($6::text[], $7::integer[], $8::integer[]) with ordinality
       as each (meter_id, day, version, at)`,
    [
      tx.operatorId,
      knownAt,
      fresh.wh,
      fresh.quality,
      importId,
      fresh.meters,
      fresh.days,
      fresh.versions,
    ],
  );
}
