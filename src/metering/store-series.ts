import { formatDay } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import type { Tx } from "../platform/index.ts";
import { unpackWh, WH_BYTES } from "./pack.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "./series.ts";

/** The days of one meter that are asked for. */
export interface Span {
  readonly meter: string;
  readonly period: Period;
}

interface SpanRow {
  readonly [column: string]: unknown;
  readonly at: number;
  readonly days: number;
  readonly wh: Buffer;
  readonly quality: Buffer;
  readonly known_at: string;
  /** Days from the span's first, int32 big-endian; null when none is absent. */
  readonly offsets: Buffer | null;
}

/** One index scan and one packed row a meter, however the meters' reading days differ. */
const SPANS_SQL = `
  select asked.at::integer as at, found.* from
    unnest($2::text[], $3::date[], $4::date[]) with ordinality as asked (meter, first, until, at)
    cross join lateral (
      select count(*)::integer as days, string_agg(wh, ''::bytea order by day) as wh,
        string_agg(quality, ''::bytea order by day) as quality,
        to_char(max(known_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as known_at,
        case when count(*) < asked.until - asked.first
          then string_agg(int4send(day - asked.first), ''::bytea order by day) end as offsets
      from (
        select distinct on (day) day, wh, quality, known_at from interval_day
        where operator_id = $1 and meter_id = asked.meter
          and day >= asked.first and day < asked.until
          and ($5::timestamptz is null or known_at <= $5)
        order by day, version desc
      ) newest
    ) found
  where found.days > 0`;

/**
 * The series of many meters, each over its own days, as known at an instant (null: now): what a
 * bill run reads. Absent days are `missing`; a meter of which nothing was known has no series.
 */
export async function loadSpans(
  tx: Tx,
  spans: readonly Span[],
  knownAt: string | null,
): Promise<ReadonlyMap<string, Series>> {
  if (spans.length === 0) return new Map();
  const rows = await tx.query<SpanRow>(SPANS_SQL, [
    tx.operatorId,
    spans.map(({ meter }) => meter),
    spans.map(({ period }) => formatDay(period.from)),
    spans.map(({ period }) => formatDay(period.until)),
    knownAt,
  ]);
  return new Map(
    rows.map((row) => {
      const span = spans[row.at - 1];
      if (!span) throw new Error(`the database answers span ${row.at}, which was not asked for`);
      return [span.meter, seriesOf(row, span)] as const;
    }),
  );
}

export interface SeriesQuery {
  readonly meters: readonly string[];
  readonly period: Period;
  /** As it was known at this instant (ISO 8601); without, as it is known now. */
  readonly knownAt?: string;
}

/**
 * The series of each meter over one period. A meter of which nothing is known has one as well, all
 * `missing` and with an empty `knownAt`.
 */
export async function loadSeries(
  tx: Tx,
  { meters, period, knownAt }: SeriesQuery,
): Promise<ReadonlyMap<string, Series>> {
  const spans = meters.map((meter) => ({ meter, period }));
  const found = await loadSpans(tx, spans, knownAt ?? null);
  return new Map(
    meters.map((meter) => [meter, found.get(meter) ?? absent(meter, period)] as const),
  );
}

function absent(meter: string, { from, until }: Period): Series {
  const slots = (until - from) * SLOTS_A_DAY;
  return { meter, from, wh: new Int32Array(slots), quality: new Uint8Array(slots), knownAt: "" };
}

function seriesOf(row: SpanRow, { meter, period: { from, until } }: Span): Series {
  const { wh, quality, known_at: knownAt, offsets } = row;
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
