import { addDays, addToMonth, firstDay, monthOf } from "../../../kernel/day.ts";
import { loadSeries, readingsReach, type Series } from "../../../metering/index.ts";
import type { Home } from "../../api/home.ts";
import { openCasesOf } from "../../../callout/store-cases.ts";
import { metersOf } from "../../../rating/supply.ts";
import { homeView } from "../views/home-view.ts";
import { readDueBills } from "./bills.ts";
import { loadHousehold } from "./household.ts";
import type { Reading } from "./world.ts";

/** Days before a month from which its rest is foreseen. */
const SAMPLE_DAYS = 28;

export async function readHome(reading: Reading, accountId: number): Promise<Home> {
  const { world, tx, now, today } = reading;
  const context = await loadHousehold(reading, accountId);
  const month = monthOf(today);
  const meters = context.household.flatMap(({ tenure }) => metersOf(tenure.supply));
  const series = new Map<string, Series>();
  for (const meter of new Set(meters)) {
    const found = await knownSeries(reading, meter);
    if (found) series.set(meter, found);
  }
  const market = await world.sources.market(tx, {
    from: addToMonth(month, -13),
    month: addToMonth(month, 1),
    asKnownAt: now,
  });
  const seriesOf = (meter: string) => series.get(meter) ?? null;
  const due = await readDueBills(reading, accountId);
  const home = homeView({ ...context, month, asOf: now, due, market, seriesOf });
  return { ...home, openCalls: (await openCasesOf(tx, [accountId])).length };
}

/** Readings from before the same month of last year through the last day that was received. */
async function knownSeries({ tx, now, today }: Reading, meter: string): Promise<Series | null> {
  const reach = await readingsReach(tx, meter);
  const from = addDays(firstDay(addToMonth(monthOf(today), -12)), -SAMPLE_DAYS);
  if (reach === null) return null;
  const until = reach.until < today ? reach.until : today;
  if (until <= from) return null;
  const found = await loadSeries(tx, { meters: [meter], period: { from, until }, knownAt: now });
  return found.get(meter) ?? null;
}
