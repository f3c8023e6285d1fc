import { loadHomeMeters, loadHomeSeries } from "../../../home/index.ts";
import type { HomeMeters } from "../../../home/views/home-meters.ts";
import { type HousePlan, housePlan } from "../../../home/views/part-plan.ts";
import {
  type MeasuredHome,
  measuredHome,
  metersOfPlan,
} from "../../../home/views/measured-home.ts";
import { lastKnown } from "../../../home/views/last-known.ts";
import { overlaid } from "../../../home/views/overlaid.ts";
import { addDays, type Day } from "../../../kernel/day.ts";
import type { Period } from "../../../kernel/period.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { joinSeries, readingsReach, type Series, SLOTS_A_DAY } from "../../../metering/index.ts";
import { metersOf } from "../../../rating/supply.ts";
import type { Refusal } from "../problems.ts";
import { loadHousehold } from "../reads/household.ts";
import type { Reading } from "../reads/world.ts";
import type { ContractContext, KnownContract } from "../views/contract-view.ts";
import { firstToLast, useOf } from "../views/use-of-supply.ts";
import { showsOf } from "./shown-to.ts";
import { loadFirstDays } from "./store-home-views.ts";

/** The house's own meter, whichever measured it: the contract's, else the gateway's. */
const HOUSE = "house";

/** A household's home: what measures it, under which contract, since when. */
export interface HomeOf {
  readonly reading: Reading;
  readonly context: ContractContext;
  /** The contract that is supplied; null: power comes from elsewhere. */
  readonly supplied: KnownContract | null;
  readonly meters: HomeMeters;
  readonly plan: HousePlan;
  /** The gateway's own main meter, under the contract's. */
  readonly gatewayMain: string | null;
  /** From the first to the last day of which anything may be known; today too, with a gateway. */
  readonly reach: Period;
  readonly shows: "house" | "appliances";
}

/** Of the contract shown, devices as HM-09 says: a house of Light has none. */
export async function homeOf(
  reading: Reading,
  accountId: number,
): Promise<Result<HomeOf, Refusal>> {
  const { tx } = reading;
  const context = await loadHousehold(reading, accountId);
  const supplied = context.household.find(({ tenure }) => tenure.supply !== null) ?? null;
  const meters = await loadHomeMeters(tx, accountId);
  const gateway = housePlan(meters, null);
  const [measuring] = metersOfPlan(gateway);
  if (supplied === null && measuring === undefined) return no({ code: "use.no-meter" });
  const reach = await reachOf(reading, supplied, measuring);
  const shows = showsOf(context);
  const isHouseMeasured = supplied !== null || gateway.bought !== null;
  const plan = isHouseMeasured ? withHouse(gateway) : gateway;
  return ok({
    reading,
    context,
    supplied,
    meters,
    plan: shows === "house" ? { ...plan, parts: [] } : plan,
    gatewayMain: gateway.bought,
    reach,
    shows,
  });
}

function withHouse(plan: HousePlan): HousePlan {
  return { ...plan, bought: HOUSE };
}

/** Through today where a gateway measures, else through the last day that was read. */
async function reachOf(
  { tx, today }: Reading,
  supplied: KnownContract | null,
  measuring: string | undefined,
): Promise<Period> {
  const tomorrow = addDays(today, 1);
  const meters = [...metersOf(supplied?.tenure.supply ?? null), ...(measuring ? [measuring] : [])];
  const reaches: Period[] = measuring === undefined ? [] : [{ from: today, until: tomorrow }];
  for (const meter of meters) {
    const read = await readingsReach(tx, meter);
    if (read !== null) reaches.push(read);
  }
  const { from, until } = firstToLast(reaches) ?? { from: today, until: today };
  return { from, until: until < tomorrow ? until : tomorrow };
}

/** Looked back so far for the newest day of which something is known. */
const DAYS_BACK = 10;

/** The newest day of which the house's meter told anything; a meter may tell a day late. */
export async function newestDay(home: HomeOf): Promise<Day> {
  const { from, until } = home.reach;
  if (until <= from) return from;
  const first = until - DAYS_BACK > from ? addDays(until, -DAYS_BACK) : from;
  const { quality } = await houseSeries(home, { from: first, until });
  const last = lastKnown(quality);
  return last < 0 ? addDays(until, -1) : addDays(first, Math.floor(last / SLOTS_A_DAY));
}

/** The half-hours of a home over whole days. */
export async function measured(home: HomeOf, period: Period): Promise<MeasuredHome> {
  const { tx } = home.reading;
  const meters = metersOfPlan(home.plan).filter((meter) => meter !== HOUSE);
  const house = await houseSeries(home, period);
  const series = await loadHomeSeries(tx, { meters, period });
  const firstDays = await loadFirstDays(tx, meters);
  return measuredHome(home.plan, period, {
    firstDayOf: (meter) => firstDays.get(meter) ?? null,
    seriesOf: (meter) => {
      const found = meter === HOUSE ? house : series.get(meter);
      if (!found) throw new Error(`the series of ${meter} was not loaded`);
      return found;
    },
  });
}

/** What the house used, half-hour by half-hour. */
export async function houseUse(home: HomeOf, period: Period): Promise<Series> {
  return (await measured({ ...home, plan: { ...home.plan, parts: [] } }, period)).used;
}

/** What was bought: the contract's readings where they are known, else the gateway's. */
export async function houseSeries(home: HomeOf, period: Period): Promise<Series> {
  const { reading, supplied, gatewayMain } = home;
  const own = metersOf(supplied?.tenure.supply ?? null);
  const meters = gatewayMain === null ? own : [...own, gatewayMain];
  const series = await loadHomeSeries(reading.tx, { meters, period });
  const read = supplied && useOf(supplied.tenure, (meter) => series.get(meter) ?? null);
  const contract = joinSeries(read === null ? [] : [read], period);
  const gateway = gatewayMain === null ? undefined : series.get(gatewayMain);
  return gateway === undefined ? contract : overlaid(contract, gateway);
}
