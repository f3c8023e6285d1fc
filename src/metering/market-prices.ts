import type { Area } from "../kernel/area.ts";
import { addToMonth, type Day, firstDay, type Month } from "../kernel/day.ts";
import { type SpotSum, spotSum } from "./spot-sum.ts";

/** A mean with the series it came from, in the form that rating's `Market` asks for. */
interface MeanPrice extends SpotSum {
  readonly series: string;
  readonly marks: readonly [];
}

/** Spot prices in memory: the two answers of rating's `Market` that come from stored prices. */
export interface MarketPrices {
  spotDay(area: Area, on: Day): Int32Array | null;
  spotMean(area: Area, of: Month): MeanPrice | null;
}

export interface PricesOfDay {
  readonly area: Area;
  readonly day: Day;
  readonly prices: Int32Array;
  readonly series: string;
}

/** Day prices by area and day, and the means of months of which no day is lacking. */
export function marketPrices(days: readonly PricesOfDay[]): MarketPrices {
  const byDay = new Map(days.map((each) => [key(each.area, each.day), each] as const));
  const means = new Map<string, MeanPrice | null>();
  return {
    spotDay: (area, on) => byDay.get(key(area, on))?.prices ?? null,
    spotMean(area, of) {
      const known = means.get(key(area, of));
      if (known !== undefined) return known;
      const mean = meanOf(byDay, area, of);
      means.set(key(area, of), mean);
      return mean;
    },
  };
}

/** A month of the calendar lies in one file of the exchange: its last day names the series. */
function meanOf(byDay: ReadonlyMap<string, PricesOfDay>, area: Area, of: Month): MeanPrice | null {
  const sum = spotSum(of, (on) => byDay.get(key(area, on))?.prices ?? null);
  const last = byDay.get(key(area, firstDay(addToMonth(of, 1)) - 1));
  if (sum === null || last === undefined) return null;
  return { ...sum, series: `${last.series}/area-price-${area}`, marks: [] };
}

function key(area: Area, at: number): string {
  return `${area}|${at}`;
}
