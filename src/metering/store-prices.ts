import type { Area } from "../kernel/area.ts";
import { addDays, civil, type Day, day as dayOfText, formatDay } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import type { Tx } from "../platform/index.ts";
import type { SpotPriceDay } from "./formats/spot-summary.ts";
import type { WriteContext } from "./store-days.ts";

export interface StoredPrices {
  readonly added: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly outOfOrder: readonly { readonly area: Area; readonly day: Day }[];
}

interface PriceRow {
  readonly [column: string]: unknown;
  readonly area: Area;
  readonly day: string;
  readonly version: number;
  readonly newer: boolean;
  readonly price: readonly number[];
  readonly series: string;
}

export interface PriceQuery {
  readonly areas: readonly Area[];
  readonly period: Period;
  readonly knownAt?: string;
}

/** A stored day of prices with the name of the series it came from. */
export interface KnownPriceDay extends SpotPriceDay {
  readonly series: string;
}

const NEWEST = `
  select distinct on (area, day) area, day::text as day, version, price, series,
    known_at > coalesce($5::timestamptz, 'infinity') as newer
  from spot_price_day
  where operator_id = $1 and area = any($2) and day >= $3::date and day < $4::date`;

/**
 * Prices of areas and days as known now, or at an instant; days that are not known are simply not
 * there.
 */
export async function loadPriceDays(tx: Tx, query: PriceQuery): Promise<readonly KnownPriceDay[]> {
  const { areas, period, knownAt = null } = query;
  const rows = await tx.query<PriceRow>(
    `${NEWEST} and ($5::timestamptz is null or known_at <= $5) order by area, day, version desc`,
    [tx.operatorId, areas, formatDay(period.from), formatDay(period.until), knownAt],
  );
  return rows.map(({ area, day, price, series }) => ({
    area,
    day: dayOfText(day),
    prices: Int32Array.from(price),
    series,
  }));
}

/** Stores days of prices: a day with other prices than known becomes its next version. */
export async function storePrices(
  tx: Tx,
  days: readonly SpotPriceDay[],
  context: WriteContext,
): Promise<StoredPrices> {
  const known = await loadKnown(tx, days, context);
  const fresh: (SpotPriceDay & { readonly version: number })[] = [];
  const outOfOrder: { area: Area; day: Day }[] = [];
  const counts = { added: 0, corrected: 0, unchanged: 0 };
  for (const each of days) {
    const before = known.get(`${each.area}|${formatDay(each.day)}`);
    if (before?.price.every((price, slot) => price === each.prices[slot])) counts.unchanged += 1;
    else if (before?.newer) outOfOrder.push({ area: each.area, day: each.day });
    else {
      counts[before ? "corrected" : "added"] += 1;
      fresh.push({ ...each, version: (before?.version ?? 0) + 1 });
    }
  }
  if (fresh.length > 0) await insertPrices(tx, fresh, context);
  return { ...counts, outOfOrder };
}

async function loadKnown(tx: Tx, days: readonly SpotPriceDay[], { knownAt }: WriteContext) {
  const all = days.map(({ day }) => day);
  if (all.length === 0) return new Map<string, PriceRow>();
  const from = all.reduce((a, b) => (a < b ? a : b));
  const last = all.reduce((a, b) => (a > b ? a : b));
  const rows = await tx.query<PriceRow>(`${NEWEST} order by area, day, version desc`, [
    tx.operatorId,
    [...new Set(days.map(({ area }) => area))],
    formatDay(from),
    formatDay(addDays(last, 1)),
    knownAt,
  ]);
  return new Map(rows.map((row) => [`${row.area}|${row.day}`, row] as const));
}

async function insertPrices(
  tx: Tx,
  fresh: readonly (SpotPriceDay & { readonly version: number })[],
  { importId, knownAt }: WriteContext,
): Promise<void> {
  await tx.query(
    `insert into spot_price_day
       (operator_id, area, day, version, known_at, price, series, import_id)
     select $1, each.area, each.day, each.version, $2::timestamptz, each.price::integer[],
       each.series, $3
     from unnest($4::text[], $5::date[], $6::integer[], $7::text[], $8::text[])
       as each (area, day, version, price, series)`,
    [
      tx.operatorId,
      knownAt,
      importId,
      fresh.map(({ area }) => area),
      fresh.map(({ day }) => formatDay(day)),
      fresh.map(({ version }) => version),
      fresh.map(({ prices }) => `{${prices.join(",")}}`),
      fresh.map(({ day }) => seriesOf(day)),
    ],
  );
}

/** The exchange's files run from April to March: 2025-03-31 stands in `spot_summary_2024`. */
function seriesOf(on: Day): string {
  const { year, month } = civil(on);
  return `jepx/spot_summary_${month >= 4 ? year : year - 1}`;
}
