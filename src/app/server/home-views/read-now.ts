import type { MeasuredHome } from "../../../home/views/measured-home.ts";
import { standbyOf, withoutStandby } from "../../../home/views/standby.ts";
import { lastKnown } from "../../../home/views/last-known.ts";
import { usualDay } from "../../../home/views/usual-day.ts";
import {
  addDays,
  addToMonth,
  type Day,
  daysIn,
  firstDay,
  formatDay,
  formatMonth,
  type Month,
  monthOf,
} from "../../../kernel/day.ts";
import { periodOf } from "../../../kernel/period.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { type Series, slice, SLOTS_A_DAY } from "../../../metering/index.ts";
import { expectUse, useThrough } from "../../../rating/forecast.ts";
import type { Market } from "../../../rating/market.ts";
import { withTax } from "../../../rating/with-tax.ts";
import type { NowView } from "../../api/home-views.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { linesOfUse } from "../views/living-month.ts";
import { type HomeOf, homeOf, houseSeries, measured, newestDay } from "./home-of.ts";
import { marketOf, pricedUse } from "./priced-use.ts";

/** Days before the newest from which usual, standby and the rest of the month come. */
const SAMPLE_DAYS = 35;

/** The newest day against usual, where the month goes, and what the home takes at rest. */
export async function readNow(
  reading: Reading,
  accountId: number,
): Promise<Result<NowView, Refusal>> {
  const found = await homeOf(reading, accountId);
  if (!found.ok) return found;
  const home = { ...found.value, plan: { ...found.value.plan, parts: [] } };
  const on = await newestDay(home);
  const month = monthOf(on);
  const from = addDays(on, -SAMPLE_DAYS);
  const first = firstDay(month);
  const period = { from: from < first ? from : first, until: addDays(on, 1) };
  const course = await measured(home, period);
  const day = await pricedUse(home, { from: on, until: addDays(on, 1) });
  const soFar = await pricedUse(home, { from: first, until: addDays(on, 1) });
  const usual = usualDay(course.used, on);
  const { through, wh, usualWh, path, usualPath } = usual;
  return ok({
    day: formatDay(on),
    isToday: on === reading.today,
    asOf: course.used.knownAt === "" ? null : course.used.knownAt,
    through,
    wh,
    yen: day?.yen ?? null,
    usualWh,
    usualDays: usual.days.map(formatDay),
    path: [...path],
    usualPath: [...usualPath],
    month: {
      month: formatMonth(month),
      wh: sumFrom(course.used, first),
      yen: soFar?.yen ?? null,
      forecast: await forecastOf(home, { course, on, month }),
    },
    standby: await standbyView(home, { course, on, month }),
  });
}

interface At {
  readonly course: MeasuredHome;
  readonly on: Day;
  readonly month: Month;
}

function sumFrom({ from, wh }: Series, first: Day): number {
  return wh.subarray((first - from) * SLOTS_A_DAY).reduce((sum, each) => sum + each, 0);
}

/**
 * The whole month from what is known and the same weekdays before; a day that is not over is
 * expected whole. With panels only what is bought has a price, so that is what is foreseen.
 */
async function forecastOf(
  home: HomeOf,
  { course, on, month }: At,
): Promise<NowView["month"]["forecast"]> {
  const tenure = home.supplied?.tenure;
  const isWhole = lastKnown(dayOf(course.bought, on).quality) === SLOTS_A_DAY - 1;
  const until = isWhole ? addDays(on, 1) : on;
  const { from } = course.bought;
  if (!tenure || until <= from) return null;
  const expected = expectUse(slice(course.bought, { from, until }), periodOf(month));
  if (expected === null) return null;
  const market = await marketOf(home, month, month);
  const days = daysIn(month);
  const spread = expected.spreadWh[days - expected.known] ?? 0;
  const outcome = (shift: number) => {
    const use = useThrough(expected, days, shift);
    const lines = linesOfUse(tenure, use, terms(home, month, market));
    const wh = use.reduce((sum, each) => sum + each, 0);
    return lines === null ? null : { wh, yen: withTax(lines) };
  };
  const [likely, low, high] = [outcome(0), outcome(-spread), outcome(spread)];
  if (!likely || !low || !high) return null;
  const { wh, yen } = likely;
  return { wh, lowWh: low.wh, highWh: high.wh, yen, lowYen: low.yen, highYen: high.yen };
}

function terms({ context: { catalogue } }: HomeOf, month: Month, market: Market) {
  return { month, market, catalogue };
}

function dayOf(series: Series, on: Day): Series {
  return slice(series, { from: on, until: addDays(on, 1) });
}

/** A year of 365 days of it; its price is what the last whole month would have cost less. */
async function standbyView(home: HomeOf, { course, month }: At): Promise<NowView["standby"]> {
  const standby = standbyOf(course.used);
  if (standby === null) return null;
  const whAYear = standby.watts * 24 * 365;
  return {
    ...standby,
    whAYear,
    yenAYear: await yearOf(home, addToMonth(month, -1), standby.watts),
  };
}

async function yearOf(home: HomeOf, month: Month, watts: number): Promise<number | null> {
  const tenure = home.supplied?.tenure;
  const period = periodOf(month);
  if (!tenure || home.reach.from > period.from || home.reach.until < period.until) return null;
  const bought = await houseSeries(home, period);
  const market = await marketOf(home, month, month);
  const asked = terms(home, month, market);
  const lines = linesOfUse(tenure, bought.wh, asked);
  const without = linesOfUse(tenure, withoutStandby(bought.wh, watts), asked);
  if (lines === null || without === null) return null;
  return Math.floor(((withTax(lines) - withTax(without)) * 365) / daysIn(month));
}
