import { addToMonth, type Month } from "../../../kernel/day.ts";
import type { Market, MarketValue } from "../../../rating/market.ts";
import type { LabelText } from "../../api/fields.ts";

/** How far back a value that is not published yet is taken from. */
const MONTHS_BACK = 12;

/** A market for what-ifs about the running month, and which of its values stand in for others. */
export interface LatestMarket {
  readonly market: Market;
  readonly standIns: () => readonly LabelText[];
}

/**
 * What is not published yet takes the newest published value of its kind, and says so: the mean
 * spot price of a month that still runs is that of the last whole month. Never for a bill.
 */
export function latestMarket(market: Market): LatestMarket {
  const used = { spot: false, fuel: false };
  const back = (of: Month, ask: (of: Month) => MarketValue | null, kind: keyof typeof used) => {
    const published = ask(of);
    if (published !== null) return published;
    for (let months = 1; months <= MONTHS_BACK; months += 1) {
      const earlier = ask(addToMonth(of, -months));
      if (earlier === null) continue;
      used[kind] = true;
      return earlier;
    }
    return null;
  };
  return {
    market: {
      ...market,
      spotMean: (area, of) => back(of, (month) => market.spotMean(area, month), "spot"),
      fuelAverage: (area, of) => back(of, (month) => market.fuelAverage(area, month), "fuel"),
    },
    standIns: () => [
      ...(used.spot ? [{ ja: "調達調整の市場価格", en: "the market price" }] : []),
      ...(used.fuel ? [{ ja: "燃料価格", en: "the fuel price" }] : []),
    ],
  };
}
