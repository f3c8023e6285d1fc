import type { Market, MarketValue } from "../../rating/market.ts";
import type { ScenarioMarket } from "./schema.ts";

/** A market with the scenario's own values in front: what it does not say comes from behind. */
export function marketOverlay(given: ScenarioMarket | undefined, behind: Market): Market {
  if (given === undefined) return behind;
  const { spotMean = [], fuelAverage = [] } = given;
  return {
    spotMean(area, of) {
      const own = spotMean.find((row) => row.area === area && row.month === of);
      return own ? stated(own.yenPerKwh, "spot-mean") : behind.spotMean(area, of);
    },
    fuelAverage(area, lastMonth) {
      const own = fuelAverage.find((row) => row.area === area && row.lastMonth === lastMonth);
      return own ? stated(own.yenPerKl, "fuel-average") : behind.fuelAverage(area, lastMonth);
    },
    spotDay: (area, on) => behind.spotDay(area, on),
  };
}

function stated(text: string, of: string): MarketValue {
  return { text, series: `scenario/${of}`, marks: [] };
}
