import {
  addDays,
  type Day,
  day,
  dayOf,
  month as monthOfText,
  monthOf,
} from "../../../kernel/day.ts";
import { overlap, type Period, periodOf } from "../../../kernel/period.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { joinSeries, loadSeries, readingsReach, type Series } from "../../../metering/index.ts";
import { metersOf } from "../../../rating/supply.ts";
import type { Supply } from "../../../rating/tenure.ts";
import type { UseDay, UseMonth, UseYear } from "../../api/use.ts";
import { type HomeOf, homeOf, houseUse, newestDay } from "../home-views/home-of.ts";
import { pricedUse } from "../home-views/priced-use.ts";
import type { Refusal } from "../problems.ts";
import type { ContractContext, KnownContract } from "../views/contract-view.ts";
import { dayBands } from "../views/day-bands.ts";
import { firstToLast, ownDays, useOf } from "../views/use-of-supply.ts";
import { type MeterContext, useDayView, useMonthView, useYearView } from "../views/use-view.ts";
import type { Reading } from "./world.ts";

/** The house as a whole, or another of the household's supplies. */
interface Metered {
  readonly home: HomeOf;
  readonly other: KnownContract | null;
  readonly context: Omit<MeterContext, "yen">;
}

/**
 * The supply of the meter asked for, or the house: the first supply with what a gateway knows
 * besides. Only meters of the account's own contracts exist here.
 */
async function metered(
  reading: Reading,
  accountId: number,
  asked: string | undefined,
): Promise<Result<Metered, Refusal>> {
  const found = await homeOf(reading, accountId);
  if (!found.ok) return found;
  const home = { ...found.value, plan: { ...found.value.plan, parts: [] } };
  const { context: household, supplied } = home;
  const supplies = household.household.filter(({ tenure }) => tenure.supply !== null);
  const known = supplies.find(({ tenure }) => asked && metersOf(tenure.supply).includes(asked));
  if (asked !== undefined && asked !== HOUSE && !known) return no({ code: "use.no-meter" });
  const other = known && known !== supplied ? known : null;
  const meters = supplies.flatMap(({ tenure }) => choiceOf(tenure.supply, household));
  const supply = (other ?? supplied)?.tenure.supply ?? null;
  const meter = supply === null ? HOUSE : newestOf(supply);
  const reach = other === null ? await toldReach(home) : await reachOfOther(reading, other);
  return ok({ home, other, context: { meter, meters, reach } });
}

/** Names the house where no contract's meter does. */
const HOUSE = "house";

/** Through the newest day of which anything is known. */
async function toldReach(home: HomeOf): Promise<Period> {
  const newest = await newestDay(home);
  const { from, until } = home.reach;
  return { from, until: until > from ? addDays(newest, 1) : until };
}

async function reachOfOther({ tx, today }: Reading, { tenure }: KnownContract): Promise<Period> {
  const reaches: Period[] = [];
  for (const each of metersOf(tenure.supply)) {
    const reached = await readingsReach(tx, each);
    if (reached) reaches.push(reached);
  }
  const reach = firstToLast(reaches);
  const read = reach && overlap(ownDays(tenure), reach);
  const past = read && overlap(read, { from: read.from, until: addDays(today, 1) });
  return past ?? { from: today, until: today };
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

async function seriesOf({ home, other }: Metered, period: Period): Promise<Series> {
  if (other === null) return houseUse(home, period);
  const { tx, now } = home.reading;
  const { tenure } = other;
  const found = await loadSeries(tx, { meters: metersOf(tenure.supply), period, knownAt: now });
  const series = useOf(tenure, (meter) => found.get(meter) ?? null);
  return joinSeries(series === null ? [] : [series], period);
}

/** What the use of a period added to the bill. */
async function costOf({ home, other }: Metered, period: Period): Promise<number | null> {
  const of = other === null ? home : { ...home, supplied: other, gatewayMain: null };
  return (await pricedUse(of, period))?.yen ?? null;
}

export async function readUseDay(
  reading: Reading,
  accountId: number,
  asked: { readonly meter?: string | undefined; readonly day?: string | undefined },
): Promise<Result<UseDay, Refusal>> {
  const found = await metered(reading, accountId, asked.meter);
  if (!found.ok) return found;
  const { context, home, other } = found.value;
  const on = asked.day === undefined ? lastDayOf(context.reach) : day(asked.day);
  const period = { from: on, until: addDays(on, 1) };
  const series = await seriesOf(found.value, period);
  const yen = await costOf(found.value, period);
  const tenure = (other ?? home.supplied)?.tenure ?? null;
  const bands = dayBands(tenure, on, home.context.catalogue);
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
  const yen = await costOf(found.value, periodOf(month));
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
