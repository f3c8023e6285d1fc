#!/usr/bin/env node
/**
 * The household switch: the processor time of one comparison of everything that the first household
 * of the demo can do in 36 bills, its year of use at hand. The floor rates the 36 months of staying
 * and of each thing that can be done once, and compares nothing. Prints a line of JSON.
 */
import { demoHouseholds } from "../src/app/demo/households.ts";
import { readingsBetween } from "../src/app/demo/readings.ts";
import { monthsAhead, standing } from "../src/app/what-if/switch/ahead.ts";
import { householdSwitch } from "../src/app/what-if/switch/household-switch.ts";
import { pricesAhead } from "../src/app/what-if/switch/prices-ahead.ts";
import { useYear } from "../src/app/what-if/switch/use-year.ts";
import { withoutUse } from "../src/app/what-if/sides.ts";
import type { Household } from "../src/contracts/index.ts";
import { day } from "../src/kernel/day.ts";
import { joinSeries, type Series } from "../src/metering/index.ts";
import { catalogueMarket } from "../src/rating/catalogue-market.ts";
import { rateMonth } from "../src/rating/rate-month.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { rounded } from "./median.ts";
import { medianOf } from "./report.ts";

const ROUNDS = 25;
const WARM_UP = 15;
const TARGET_MS = 100;
const TODAY = day("2026-11-22");

const catalogue = loadCatalogue("catalogue");
const market = catalogueMarket(catalogue);
const [one] = demoHouseholds();
if (!one) throw new Error("the demo has a household");
const household: Household = {
  catalogue,
  on: TODAY,
  now: "2026-11-22T03:00:00.000Z",
  person: { customer: "consumer", bornOn: null, place: one.place, payment: null, facts: {} },
  contracts: one.contracts,
  tied: [],
};
const year = yearOf();
const load = useYear(year, catalogue, one.place);
if (load === null) throw new Error("the household has a year of use");
const loads = new Map(one.contracts.map(({ id }) => [id, load] as const));

const compare = () => {
  const prices = pricesAhead(catalogue, market, TODAY);
  return householdSwitch({ household, catalogue, prices, loads });
};
const { options, stayingYen } = compare();
if (options.length < 10 || stayingYen === 0) throw new Error("there is less to compare");

const runs = timesOf(compare);
const bare = timesOf(floor);
const grown = timesOf(() => useYear(year, catalogue, one.place));
const [median, least] = [medianOf(runs), medianOf(bare)];
console.log(
  JSON.stringify({
    name: `household switch: ${options.length} things to do, 36 bills, every possible day`,
    unit: "ms of processor time",
    target: TARGET_MS,
    median: rounded(median),
    runs: runs.map(rounded),
    besides: { what: "a year of use from what the meter read", ms: rounded(medianOf(grown)) },
    floor: { what: "rate the fees of 36 months once for each thing", ms: rounded(least) },
    ratio: rounded(median / least),
    met: median <= TARGET_MS,
  }),
);

function floor(): void {
  const tenures = withoutUse(standing(household));
  for (let k = 0; k <= options.length; k += 1) {
    for (const month of monthsAhead(household)) {
      rateMonth({ household: tenures, month, catalogue, market, seriesOf: () => null });
    }
  }
}

function yearOf(): Series {
  const period = { from: day("2025-11-22"), until: TODAY };
  const parts = readingsBetween(one ? [one] : [], period.from, period.until).map((read) => ({
    meter: read.meter,
    from: read.day,
    wh: read.wh,
    quality: read.quality,
    knownAt: "2026-11-22T00:00:00Z",
  }));
  return joinSeries(parts, period);
}

function timesOf(call: () => unknown): readonly number[] {
  for (let run = 0; run < WARM_UP; run += 1) call();
  return Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
}
