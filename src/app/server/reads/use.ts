import {
  addDays,
  addToMonth,
  type Day,
  day,
  dayOf,
  firstDay,
  type Month,
  month as monthOfText,
  monthOf,
} from "../../../kernel/day.ts";
import { overlap, type Period, periodOf } from "../../../kernel/period.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { joinSeries, loadSeries, readingsReach, type Series } from "../../../metering/index.ts";
import { metersOf } from "../../../rating/supply.ts";
import type { Supply, Tenure } from "../../../rating/tenure.ts";
import type { Market } from "../../../rating/market.ts";
import type { UseDay, UseMonth, UseYear } from "../../api/use.ts";
import type { Refusal } from "../problems.ts";
import type { ContractContext } from "../views/contract-view.ts";
import { dayBands } from "../views/day-bands.ts";
import { latestMarket } from "../views/latest-market.ts";
import { energyThrough } from "../views/living-month.ts";
import { firstToLast, ownDays, useOf } from "../views/use-of-supply.ts";
import { type MeterContext, useDayView, useMonthView, useYearView } from "../views/use-view.ts";
import { loadHousehold } from "./household.ts";
import type { Reading } from "./world.ts";

interface Metered {
  readonly reading: Reading;
  readonly household: ContractContext;
  readonly supply: Supply;
  readonly tenure: Tenure;
  readonly context: Omit<MeterContext, "yen">;
}

/**
 * The supply of the meter asked for, or the first; only meters of the account's own contracts exist
 * here.
 */
async function metered(
  reading: Reading,
  accountId: number,
  asked: string | undefined,
): Promise<Result<Metered, Refusal>> {
  const household = await loadHousehold(reading, accountId);
  const supplied = household.household.filter(({ tenure }) => tenure.supply !== null);
  const known =
    supplied.find(({ tenure }) => asked && metersOf(tenure.supply).includes(asked)) ??
    (asked === undefined ? supplied[0] : undefined);
  const supply = known?.tenure.supply;
  if (!known || !supply) return no({ code: "use.no-meter" });
  const reaches: Period[] = [];
  for (const each of metersOf(supply)) {
    const reached = await readingsReach(reading.tx, each);
    if (reached) reaches.push(reached);
  }
  const reach = firstToLast(reaches);
  const read = reach && overlap(ownDays(known.tenure), reach);
  const past = read && overlap(read, { from: read.from, until: addDays(reading.today, 1) });
  const meters = supplied.flatMap(({ tenure }) => choiceOf(tenure.supply, household));
  const empty = { from: reading.today, until: reading.today };
  const meter = newestOf(supply);
  const context = { meter, meters, reach: past ?? empty };
  return ok({ reading, household, supply, tenure: known.tenure, context });
}

/** One choice for each supply, however often its meter was exchanged. */
function choiceOf(
  supply: Supply | null,
  { supplyPointOf }: ContractContext,
): readonly MeterContext["meters"][number][] {
  if (supply === null) return [];
  const point = metersOf(supply)
    .flatMap((meter) => supplyPointOf(meter) ?? [])
    .at(-1);
  const id = newestOf(supply);
  const name = point ?? id;
  return [{ id, label: { ja: name, en: name } }];
}

function newestOf(supply: Supply): string {
  return metersOf(supply).at(-1) ?? "";
}

async function seriesOf({ reading, supply, tenure }: Metered, period: Period): Promise<Series> {
  const { tx, now } = reading;
  const found = await loadSeries(tx, { meters: metersOf(supply), period, knownAt: now });
  const series = useOf(tenure, (meter) => found.get(meter) ?? null);
  return joinSeries(series === null ? [] : [series], period);
}

/** Prices for what-ifs about a month, with stand-ins for what is not published. */
async function marketAround({ world, tx, now }: Reading, month: Month): Promise<Market> {
  const from = addToMonth(month, -1);
  return world.sources.market(tx, { from, month: addToMonth(month, 1), asKnownAt: now });
}

/** What days of a month cost at the prices in force: through one day less through another. */
async function costOf(
  of: Metered,
  month: Month,
  { from, through }: { readonly from: number; readonly through: number },
): Promise<number | null> {
  const { reading, tenure, household } = of;
  const { market } = latestMarket(await marketAround(reading, month));
  const series = await seriesOf(of, periodOf(month));
  const ask = {
    household: household.household.map((known) => known.tenure),
    month,
    catalogue: household.catalogue,
    market,
    seriesOf: () => series,
  };
  const end = energyThrough(tenure, through, ask);
  const start = energyThrough(tenure, from, ask);
  return end === null || start === null ? null : end - start;
}

export async function readUseDay(
  reading: Reading,
  accountId: number,
  asked: { readonly meter?: string | undefined; readonly day?: string | undefined },
): Promise<Result<UseDay, Refusal>> {
  const found = await metered(reading, accountId, asked.meter);
  if (!found.ok) return found;
  const { context, tenure, household } = found.value;
  const on = asked.day === undefined ? lastDayOf(context.reach) : day(asked.day);
  const series = await seriesOf(found.value, { from: on, until: addDays(on, 1) });
  const month = monthOf(on);
  const through = on - firstDay(month) + 1;
  const yen = await costOf(found.value, month, { from: through - 1, through });
  const bands = dayBands(tenure, on, household.catalogue);
  return ok(useDayView(series, bands, { ...context, yen }));
}

export async function readUseMonth(
  reading: Reading,
  accountId: number,
  asked: { readonly meter?: string | undefined; readonly month?: string | undefined },
): Promise<Result<UseMonth, Refusal>> {
  const found = await metered(reading, accountId, asked.meter);
  if (!found.ok) return found;
  const { context } = found.value;
  const month =
    asked.month === undefined ? monthOf(lastDayOf(context.reach)) : monthOfText(asked.month);
  const series = await seriesOf(found.value, periodOf(month));
  const days = series.wh.length / 48;
  const yen = await costOf(found.value, month, { from: 0, through: days });
  return ok(useMonthView(series, month, { ...context, yen }));
}

export async function readUseYear(
  reading: Reading,
  accountId: number,
  asked: { readonly meter?: string | undefined; readonly year?: string | undefined },
): Promise<Result<UseYear, Refusal>> {
  const found = await metered(reading, accountId, asked.meter);
  if (!found.ok) return found;
  const { context } = found.value;
  const newest = Math.floor(monthOf(lastDayOf(context.reach)) / 12);
  const year = asked.year === undefined ? newest : Number.parseInt(asked.year, 10);
  const series = await seriesOf(found.value, yearPeriod(year));
  const before = await seriesOf(found.value, yearPeriod(year - 1));
  return ok(useYearView(series, before, { year, context: { ...context, yen: null } }));
}

function lastDayOf({ from, until }: Period): Day {
  return until > from ? addDays(until, -1) : from;
}

function yearPeriod(year: number): Period {
  return { from: dayOf(year, 1, 1), until: dayOf(year + 1, 1, 1) };
}
