import type { Day, Month } from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import type { Area } from "./tenure.ts";

/** A published value with the series it came from; `text` is exact decimal text. */
export interface MarketValue {
  readonly text: string;
  /** The value is a mean, still undivided: `text` is the sum over so many half-hours. */
  readonly dividedBy?: number;
  /** Name of file and column: `jepx/spot_summary_2024/area-price-tokyo`. */
  readonly series: string;
  /** `estimated`: it stands in for a month that is not published. */
  readonly marks: readonly ("illustrative" | "unverified" | "estimated")[];
}

/**
 * Market facts that rating needs. Null means: not known (yet), so the line cannot be made and the
 * bill is held.
 */
export interface Market {
  /**
   * Mean spot price of a calendar month in yen/kWh, all slots of all days and not rounded; null
   * until the month is complete.
   */
  spotMean(area: Area, of: Month): MarketValue | null;
  /** Spot prices of a day in 1/100 yen per kWh, 48 slots. */
  spotDay(area: Area, on: Day): Int32Array | null;
  /**
   * Average fuel price (yen per kl, rounded to 100) of the three months that end with `lastMonth`.
   */
  fuelAverage(area: Area, lastMonth: Month): MarketValue | null;
}

/** A market value in a derivation, exactly: 19,105.32 over 1,440 half-hours is their quotient. */
export function marketDerived(
  { text, dividedBy, series }: MarketValue,
  unit: string,
  over: string,
): Derived {
  if (dividedBy === undefined) return derived.market(text, unit, { series, over });
  const sum = derived.market(text, `${unit}, added up`, { series, over });
  return derived.quotient(sum, derived.count(dividedBy, "half-hours"));
}
