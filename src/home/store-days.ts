import { addDays, type Day, day as dayOfText, formatDay } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import {
  loadSeries,
  type MeterDay,
  packWh,
  type Series,
  SLOTS_A_DAY,
  storeDays,
  supersede,
  unpackWh,
} from "../metering/index.ts";
import type { Clock, Tx } from "../platform/index.ts";

/** Days that no file brought. */
const FROM_GATEWAYS = 0;

export interface DayTime {
  readonly clock: Pick<Clock, "instant">;
  /** The operator's civil day in Tokyo. */
  readonly today: Day;
}

/**
 * Keep days that gateways tell. A day that is over goes to the meter's versions; one that is not is
 * overwritten in place until it is. Several tellings of one day are one, the later over the earlier.
 */
export async function storeHomeDays(
  tx: Tx,
  told: readonly MeterDay[],
  { clock, today }: DayTime,
): Promise<void> {
  const days = foldDays(told);
  const open = await loadOpen(tx, days);
  const now = days.map((each) => laidOver(open.get(keyOf(each)), each));
  const over = now.filter((each) => each.day < today);
  await saveOpen(
    tx,
    clock.instant(),
    now.filter((each) => each.day >= today),
  );
  if (over.length === 0) return;
  await storeOver(tx, over, clock);
  await dropOpen(
    tx,
    over.filter((each) => open.has(keyOf(each))),
  );
}

/** Move the days that have passed to their meters' versions, whole or not. Returns how many. */
export async function closeOpenDays(tx: Tx, { clock, today }: DayTime): Promise<number> {
  const rows = await tx.query<OpenRow>(
    `${OPEN} and day < $2::date order by meter_id, day for update`,
    [tx.operatorId, formatDay(today)],
  );
  const over = rows.map(dayOfRow);
  if (over.length === 0) return 0;
  await storeOver(tx, over, clock);
  await dropOpen(tx, over);
  return over.length;
}

/** The series of meters with what is known of days that are not over. */
export async function loadHomeSeries(
  tx: Tx,
  { meters, period }: { readonly meters: readonly string[]; readonly period: Period },
): Promise<ReadonlyMap<string, Series>> {
  const series = new Map(await loadSeries(tx, { meters, period }));
  const rows = await tx.query<OpenRow>(
    `${OPEN} and meter_id = any($2) and day >= $3::date and day < $4::date`,
    [tx.operatorId, meters, formatDay(period.from), formatDay(period.until)],
  );
  for (const row of rows) {
    const known = series.get(row.meter_id);
    if (known) series.set(row.meter_id, withDay(known, dayOfRow(row), row.known_at));
  }
  return series;
}

interface OpenRow {
  readonly [column: string]: unknown;
  readonly meter_id: string;
  readonly day: string;
  readonly wh: Buffer;
  readonly quality: Buffer;
  readonly known_at: string;
}

const OPEN = `select meter_id, day::text as day, wh, quality, known_at from home_open_day
  where operator_id = $1`;

function dayOfRow({ meter_id: meter, day, wh, quality }: OpenRow): MeterDay {
  return { meter, day: dayOfText(day), wh: unpackWh(wh), quality };
}

function keyOf({ meter, day }: MeterDay): string {
  return `${meter}|${day}`;
}

function foldDays(told: readonly MeterDay[]): readonly MeterDay[] {
  const days = new Map<string, MeterDay>();
  for (const each of told) days.set(keyOf(each), laidOver(days.get(keyOf(each)), each));
  return [...days.values()];
}

function laidOver(known: MeterDay | undefined, later: MeterDay): MeterDay {
  return known === undefined ? later : (supersede(known, later) ?? known);
}

async function loadOpen(tx: Tx, days: readonly MeterDay[]): Promise<ReadonlyMap<string, MeterDay>> {
  const rows = await tx.query<OpenRow>(
    `${OPEN} and (meter_id, day) in (select * from unnest($2::text[], $3::date[])) for update`,
    [tx.operatorId, days.map(({ meter }) => meter), days.map(({ day }) => formatDay(day))],
  );
  return new Map(rows.map(dayOfRow).map((each) => [keyOf(each), each]));
}

async function saveOpen(tx: Tx, knownAt: string, days: readonly MeterDay[]): Promise<void> {
  if (days.length === 0) return;
  await tx.query(
    `insert into home_open_day (operator_id, meter_id, day, known_at, wh, quality)
     select $1, each.meter_id, each.day, $2::timestamptz, each.wh, each.quality
     from unnest($3::text[], $4::date[], $5::bytea[], $6::bytea[])
       as each (meter_id, day, wh, quality)
     on conflict (operator_id, meter_id, day) do update
       set known_at = excluded.known_at, wh = excluded.wh, quality = excluded.quality`,
    [
      tx.operatorId,
      knownAt,
      days.map(({ meter }) => meter),
      days.map(({ day }) => formatDay(day)),
      days.map(({ wh }) => packWh(wh)),
      days.map(({ quality }) => Buffer.from(quality)),
    ],
  );
}

async function dropOpen(tx: Tx, days: readonly MeterDay[]): Promise<void> {
  if (days.length === 0) return;
  await tx.query(
    `delete from home_open_day where operator_id = $1
       and (meter_id, day) in (select * from unnest($2::text[], $3::date[]))`,
    [tx.operatorId, days.map(({ meter }) => meter), days.map(({ day }) => formatDay(day))],
  );
}

/**
 * The clock is read before the turn is had, so another's days may be newer by then: what was found
 * so is stored once more, in the turn that this transaction now has.
 */
async function storeOver(
  tx: Tx,
  days: readonly MeterDay[],
  clock: Pick<Clock, "instant">,
): Promise<void> {
  const context = () => ({ importId: FROM_GATEWAYS, knownAt: clock.instant() });
  const { outOfOrder } = await storeDays(tx, days, context());
  if (outOfOrder.length === 0) return;
  const late = new Set(outOfOrder.map(({ meter, day }) => `${meter}|${day}`));
  const again = await storeDays(
    tx,
    days.filter((each) => late.has(keyOf(each))),
    context(),
  );
  const [still] = again.outOfOrder;
  if (still) throw new Error(`${still.meter}: a day is known from after the operator's present`);
}

function withDay(series: Series, known: MeterDay, knownAt: string): Series {
  const from = (known.day - series.from) * SLOTS_A_DAY;
  const until = from + SLOTS_A_DAY;
  const before: MeterDay = {
    meter: series.meter,
    day: known.day,
    wh: series.wh.slice(from, until),
    quality: series.quality.slice(from, until),
  };
  const after = laidOver(before, known);
  const [wh, quality] = [series.wh.slice(), series.quality.slice()];
  wh.set(after.wh, from);
  quality.set(after.quality, from);
  return { ...series, wh, quality, knownAt: knownAt > series.knownAt ? knownAt : series.knownAt };
}

/** Days before this one are refused from a gateway: the meters' own histories reach 99 days. */
export function oldestDay(today: Day): Day {
  return addDays(today, -400);
}
