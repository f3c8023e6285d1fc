import type { Area } from "../kernel/area.ts";
import { addDays, addToMonth, type Day, daysIn, firstDay, type Month } from "../kernel/day.ts";
import { SLOTS_A_DAY } from "./series.ts";

/** A price with the series it came from, in the form that rating's `Market` asks for. */
export interface MeanPrice {
  readonly text: string;
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

/**
 * Day prices by area and day, and their means by month: all slots of all days, half up to
 * `meanDecimals`, and only when no day is lacking. 48 slots of 9.00 and 48 of 10.01 yen have the
 * mean 9.505.
 */
export function marketPrices(days: readonly PricesOfDay[], meanDecimals = 4): MarketPrices {
  const byDay = new Map(days.map((each) => [key(each.area, each.day), each] as const));
  const means = new Map<string, MeanPrice | null>();
  return {
    spotDay: (area, on) => byDay.get(key(area, on))?.prices ?? null,
    spotMean(area, of) {
      const known = means.get(key(area, of));
      if (known !== undefined) return known;
      const mean = meanOf(byDay, { area, of, decimals: meanDecimals });
      means.set(key(area, of), mean);
      return mean;
    },
  };
}

function meanOf(
  byDay: ReadonlyMap<string, PricesOfDay>,
  { area, of, decimals }: { area: Area; of: Month; decimals: number },
): MeanPrice | null {
  let sum = 0;
  let series = "";
  for (let day = firstDay(of); day < firstDay(addToMonth(of, 1)); day = addDays(day, 1)) {
    const found = byDay.get(key(area, day));
    if (!found) return null;
    series = found.series;
    for (const price of found.prices) sum += price;
  }
  const count = BigInt(daysIn(of) * SLOTS_A_DAY);
  // The sum is in 1/100 yen; half up is ⌊(2 × sum × 10^(decimals − 2) + count) ÷ (2 × count)⌋.
  const scaled = (2n * BigInt(sum) * 10n ** BigInt(decimals) + 100n * count) / (200n * count);
  return { text: decimalText(scaled, decimals), series: `${series}/area-price-${area}`, marks: [] };
}

function decimalText(scaled: bigint, decimals: number): string {
  const digits = scaled.toString().padStart(decimals + 1, "0");
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function key(area: Area, at: number): string {
  return `${area}|${at}`;
}
