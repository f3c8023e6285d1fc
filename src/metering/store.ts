import { addDays, type Day, day as dayOfText, formatDay } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import type { Area } from "../kernel/area.ts";
import type { Tx } from "../platform/index.ts";
import { unpackWh, WH_BYTES } from "./pack.ts";
import { QUALITY, SLOTS_A_DAY, type Series } from "./series.ts";

/** A meter as contracts and files name it. */
export interface Meter {
  readonly meter: string;
  readonly supplyPoint: string | null;
  readonly area: Area;
}

/** Make meters known; those that are known already get the supply point and area given now. */
export async function storeMeters(tx: Tx, meters: readonly Meter[]): Promise<void> {
  await tx.query(
    `insert into meter (operator_id, meter_id, supply_point, area)
     select $1, * from unnest($2::text[], $3::text[], $4::text[])
     on conflict (operator_id, meter_id) do update
       set supply_point = excluded.supply_point, area = excluded.area`,
    [
      tx.operatorId,
      meters.map((each) => each.meter),
      meters.map((each) => each.supplyPoint),
      meters.map((each) => each.area),
    ],
  );
}

/** The meters behind what a file calls them: their own name, or their supply point number. */
export async function findMeters(
  tx: Tx,
  words: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ meter_id: string; supply_point: string | null }>(
    `select meter_id, supply_point from meter
     where operator_id = $1 and (meter_id = any($2) or supply_point = any($2))`,
    [tx.operatorId, words],
  );
  const found = new Map<string, string>();
  for (const { meter_id: meter, supply_point: point } of rows)
    if (point !== null) found.set(point, meter);
  for (const { meter_id: meter } of rows) found.set(meter, meter);
  return found;
}

export interface SeriesQuery {
  readonly meters: readonly string[];
  readonly period: Period;
  /** As it was known at this instant (ISO 8601); without, as it is known now. */
  readonly knownAt?: string;
}

interface SeriesRow {
  readonly [column: string]: unknown;
  readonly meter_id: string;
  readonly days: number;
  readonly wh: Buffer;
  readonly quality: Buffer;
  readonly known_at: string;
  /** Offsets from the period's first day, int32 big-endian; null when no day is absent. */
  readonly offsets: Buffer | null;
}

/** One packed row a meter, so that a bill run reads one value a household instead of 31 rows. */
const SERIES_SQL = `
  select meter_id, count(*)::integer as days,
    string_agg(wh, ''::bytea order by day) as wh,
    string_agg(quality, ''::bytea order by day) as quality,
    to_char(max(known_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as known_at,
    case when count(*) < $4::date - $3::date
      then string_agg(int4send(day - $3::date), ''::bytea order by day) end as offsets
  from (
    select distinct on (meter_id, day) meter_id, day, wh, quality, known_at
    from interval_day
    where operator_id = $1 and meter_id = any($2) and day >= $3::date and day < $4::date
      and ($5::timestamptz is null or known_at <= $5)
    order by meter_id, day, version desc
  ) newest
  group by meter_id`;

/**
 * The series of each meter over a period, newest versions. Days and meters that are not there are
 * `missing`, so every meter asked for has a series that covers the period; `knownAt` is empty when
 * nothing is known of it.
 */
export async function loadSeries(tx: Tx, query: SeriesQuery): Promise<ReadonlyMap<string, Series>> {
  const { meters, period, knownAt } = query;
  const rows = await tx.query<SeriesRow>(SERIES_SQL, [
    tx.operatorId,
    meters,
    formatDay(period.from),
    formatDay(period.until),
    knownAt ?? null,
  ]);
  const found = new Map(rows.map((row) => [row.meter_id, seriesOf(row, period)] as const));
  return new Map(
    meters.map((meter) => [meter, found.get(meter) ?? absent(meter, period)] as const),
  );
}

function seriesOf(row: SeriesRow, { from, until }: Period): Series {
  const { meter_id: meter, wh, quality, known_at: knownAt, offsets } = row;
  if (!offsets)
    return { meter, from, wh: unpackWh(wh), quality: Uint8Array.from(quality), knownAt };
  const whole = Buffer.alloc((until - from) * WH_BYTES);
  const marks = new Uint8Array((until - from) * SLOTS_A_DAY).fill(QUALITY.missing);
  for (let at = 0; at < row.days; at += 1) {
    const offset = offsets.readInt32BE(at * 4);
    wh.copy(whole, offset * WH_BYTES, at * WH_BYTES, (at + 1) * WH_BYTES);
    marks.set(quality.subarray(at * SLOTS_A_DAY, (at + 1) * SLOTS_A_DAY), offset * SLOTS_A_DAY);
  }
  return { meter, from, wh: unpackWh(whole), quality: marks, knownAt };
}

function absent(meter: string, { from, until }: Period): Series {
  const slots = (until - from) * SLOTS_A_DAY;
  return { meter, from, wh: new Int32Array(slots), quality: new Uint8Array(slots), knownAt: "" };
}

/** First and last day with readings, each end of them a stored day; null when there are none. */
export async function readingsReach(tx: Tx, meter: string): Promise<Period | null> {
  const [row] = await tx.query<{ first: string | null; last: string | null }>(
    `select min(day)::text as first, max(day)::text as last from interval_day
     where operator_id = $1 and meter_id = $2`,
    [tx.operatorId, meter],
  );
  if (!row?.first || !row.last) return null;
  const last: Day = dayOfText(row.last);
  return { from: dayOfText(row.first), until: addDays(last, 1) };
}
