import {
  addDays,
  addToMonth,
  type Day,
  day,
  firstDay,
  formatDay,
  month,
} from "../../../src/kernel/day.ts";
import {
  type MeterDay,
  QUALITY,
  SLOTS_A_DAY,
  storeDays,
  storeMeters,
} from "../../../src/metering/index.ts";
import { storePrices } from "../../../src/metering/store-prices.ts";
import type { Tx } from "../../../src/platform/index.ts";

/** Where the household's electricity is measured: Tokyo's numbers begin with 03. */
export const SUPPLY_POINT = "0312345678901234567890";

/** Every day the household uses 12 kWh: 250 Wh in each half hour. */
export const WH_A_DAY = 12_000;

/** Days of the meter become known at an instant, or become known anew with other values. */
export async function readDays(
  tx: Tx,
  days: { readonly from: string; readonly until: string; readonly wh?: number },
  knownAt: string,
): Promise<void> {
  await storeMeters(tx, [{ meter: SUPPLY_POINT, supplyPoint: SUPPLY_POINT, area: "tokyo" }]);
  const { from, until, wh = WH_A_DAY } = days;
  await storeDays(tx, measured(day(from), day(until), wh), { importId: 0, knownAt });
}

function* measured(from: Day, until: Day, whADay: number): Iterable<MeterDay> {
  for (let on = from; on < until; on = addDays(on, 1)) {
    const wh = new Int32Array(SLOTS_A_DAY).fill(whADay / SLOTS_A_DAY);
    const quality = new Uint8Array(SLOTS_A_DAY).fill(QUALITY.measured);
    yield { meter: SUPPLY_POINT, day: on, wh, quality };
  }
}

/** A calendar month of readings, as the network operator delivers it on the 3rd of the next. */
export function readMonth(tx: Tx, of: string): Promise<void> {
  const [from, until] = [firstDay(month(of)), firstDay(addToMonth(month(of), 1))];
  const days = { from: formatDay(from), until: formatDay(until) };
  return readDays(tx, days, `${formatDay(addDays(until, 2))}T00:00:00.000Z`);
}

/** Months whose electricity was cheap or dear on the exchange; every other one cost 10.00. */
const OTHER_PRICES: Readonly<Record<string, number>> = {
  "2022-01": 500,
  "2023-01": 1500,
};

/** Prices of the exchange in Tokyo, the same in every half hour of a month, in 1/100 yen. */
export async function priceMarket(tx: Tx, from: string, until: string): Promise<void> {
  const days = [];
  for (let on = day(from); on < day(until); on = addDays(on, 1)) {
    const price = OTHER_PRICES[formatDay(on).slice(0, 7)] ?? 1000;
    const prices = new Int32Array(SLOTS_A_DAY).fill(price);
    days.push({ area: "tokyo", day: on, prices } as const);
  }
  await storePrices(tx, days, { importId: 0, knownAt: `${from}T00:00:00.000Z` });
}
