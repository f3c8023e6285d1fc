import { addDays, type Day, day as dayOfText, formatDay } from "../kernel/day.ts";
import type { Period } from "../kernel/period.ts";
import {
  loadSeries,
  type MeterDay,
  packWh,
  QUALITY,
  type Series,
  SLOTS_A_DAY,
  storeDays,
  supersede,
  unpackWh,
} from "../metering/index.ts";
import { isEstimated } from "../metering/series.ts";
import type { Clock, Tx } from "../platform/index.ts";

/** Days that no file brought. */
const FROM_GATEWAYS = 0;

export interface DayTime {
  readonly clock: Pick<Clock, "instant">;
  /** The operator's civil day in Tokyo. */
  readonly today: Day;
}

/** A day that a gateway tells, of a channel's own meter, or copied to a contract's. */
export interface HomeDay extends MeterDay {
  readonly copied: boolean;
}

/**
 * Keep days that gateways tell. A day that is over goes to the meter's versions; one that is not is
 * overwritten in place until it is. Several tellings of a day are one, the later over the earlier.
 */
export async function storeHomeDays(
  tx: Tx,
  told: readonly HomeDay[],
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
  readonly copied: boolean;
}

const OPEN = `select meter_id, day::text as day, wh, quality, known_at, copied from home_open_day
  where operator_id = $1`;

function dayOfRow({ meter_id: meter, day, wh, quality, copied }: OpenRow): HomeDay {
  return { meter, day: dayOfText(day), wh: unpackWh(wh), quality, copied };
}

function keyOf({ meter, day }: MeterDay): string {
  return `${meter}|${day}`;
}

function foldDays(told: readonly HomeDay[]): readonly HomeDay[] {
  const days = new Map<string, HomeDay>();
  for (const each of told) days.set(keyOf(each), laidOver(days.get(keyOf(each)), each));
  return [...days.values()];
}

function laidOver(known: HomeDay | undefined, later: HomeDay): HomeDay {
  if (known === undefined) return later;
  return { ...(supersede(known, later) ?? known), copied: later.copied };
}

async function loadOpen(tx: Tx, days: readonly HomeDay[]): Promise<ReadonlyMap<string, HomeDay>> {
  const rows = await tx.query<OpenRow>(
    `${OPEN} and (meter_id, day) in (select * from unnest($2::text[], $3::date[])) for update`,
    [tx.operatorId, days.map(({ meter }) => meter), days.map(({ day }) => formatDay(day))],
  );
  return new Map(rows.map(dayOfRow).map((each) => [keyOf(each), each]));
}

async function saveOpen(tx: Tx, knownAt: string, days: readonly HomeDay[]): Promise<void> {
  if (days.length === 0) return;
  await tx.query(
    `insert into home_open_day (operator_id, meter_id, day, known_at, wh, quality, copied)
     select $1, each.meter_id, each.day, $2::timestamptz, each.wh, each.quality, each.copied
     from unnest($3::text[], $4::date[], $5::bytea[], $6::bytea[], $7::boolean[])
       as each (meter_id, day, wh, quality, copied)
     on conflict (operator_id, meter_id, day) do update
       set known_at = excluded.known_at, wh = excluded.wh, quality = excluded.quality`,
    [
      tx.operatorId,
      knownAt,
      days.map(({ meter }) => meter),
      days.map(({ day }) => formatDay(day)),
      days.map(({ wh }) => packWh(wh)),
      days.map(({ quality }) => Buffer.from(quality)),
      days.map(({ copied }) => copied),
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
  told: readonly HomeDay[],
  clock: Pick<Clock, "instant">,
): Promise<void> {
  const days = await besideKnown(tx, told);
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

/**
 * Copied days fill only what no reading tells: the network operator's, by which the household is
 * billed, provisional ones too, stand against what a gateway says.
 */
async function besideKnown(tx: Tx, told: readonly HomeDay[]): Promise<readonly MeterDay[]> {
  const copied = told.filter((each) => each.copied);
  const [first] = copied;
  if (first === undefined) return told;
  const [from, last] = copied.reduce(
    ([least, most], { day }) => [day < least ? day : least, day > most ? day : most],
    [first.day, first.day],
  );
  const meters = [...new Set(copied.map(({ meter }) => meter))];
  const known = await loadSeries(tx, { meters, period: { from, until: addDays(last, 1) } });
  return told.map((each) => (each.copied ? unmeasured(each, known.get(each.meter)) : each));
}

function unmeasured(told: HomeDay, known: Series | undefined): MeterDay {
  const start = known === undefined ? 0 : (told.day - known.from) * SLOTS_A_DAY;
  const quality = told.quality.map((mark, slot) =>
    isRead(known?.quality[start + slot]) ? QUALITY.missing : mark,
  );
  return { ...told, quality };
}

function isRead(quality: number | undefined): boolean {
  return quality !== undefined && quality !== QUALITY.missing && !isEstimated(quality);
}

function withDay(series: Series, known: HomeDay, knownAt: string): Series {
  const from = (known.day - series.from) * SLOTS_A_DAY;
  const until = from + SLOTS_A_DAY;
  const before: HomeDay = {
    meter: series.meter,
    copied: known.copied,
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
