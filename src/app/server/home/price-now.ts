import { addDays } from "../../../kernel/day.ts";
import { totalWh } from "../../../metering/index.ts";
import { homeOf, houseSeries } from "../home-views/home-of.ts";
import { pricedUse } from "../home-views/priced-use.ts";
import type { Reading } from "../reads/world.ts";
import type { PriceNow } from "./devices-view.ts";

/** Days whose use and cost tell what a kWh costs now: every hour of the day, this tier. */
const DAYS = 7;

/**
 * What a kWh costs at present, in 100ths of a yen: the last days' use at the prices of the bill.
 * 84 kWh for 2,604 yen is 3,100. Null: power comes from elsewhere, or a price is not known.
 */
export async function priceNow(reading: Reading, accountId: number): Promise<PriceNow> {
  const found = await homeOf(reading, accountId);
  if (!found.ok || found.value.supplied === null) return null;
  const { until } = found.value.reach;
  const period = { from: addDays(until, -DAYS), until };
  const used = totalWh(await houseSeries(found.value, period));
  const priced = used > 0 ? await pricedUse(found.value, period) : null;
  return priced === null ? null : Math.floor((priced.yen * 100_000) / used);
}
