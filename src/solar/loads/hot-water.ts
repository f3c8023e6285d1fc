import { type Day, day } from "../../kernel/day.ts";
import type { Result } from "../../kernel/result.ts";
import type { HourWindow } from "../battery/hours.ts";
import type { HouseYear } from "../battery/model.ts";
import { type HoursTooShort, placeLoad, type Placement } from "./place-load.ts";

/** A heat pump that fills a tank of hot water once a day (エコキュート). */
export interface HeatPumpWater {
  /** Electricity on the mean day of a year. */
  readonly meanWhADay: number;
  /** Winter's peak over the mean; summer lies as far below it. */
  readonly seasonSwing: number;
  readonly powerW: number;
  /** When it may run: 23 to 7 at night, 0 to 24 where the sun is to be used. */
  readonly hours: HourWindow;
  readonly placement: Placement;
}

/**
 * An assumption, no measurement: water of 9 °C in winter and 25 °C in summer heated to 42 °C takes
 * 33 against 17 parts of heat, made at a coefficient of 3 against 5. That is 11 against 3.4 parts
 * of electricity: ±0.53 around their mean.
 */
export const ASSUMED_SEASON_SWING = 0.53;

/** An assumption: tap water follows the soil and is coldest about this day of a year. */
const COLDEST = day("2021-02-05");
const DAYS_A_YEAR = 365.2425;

/**
 * The electricity a heat pump needs for hot water on each day: a cosine over the year around its
 * mean, in whole Wh. Source: `ASSUMED_SEASON_SWING`.
 *
 * 4,000 Wh on the mean day are 4,000 × 1.53 = 6,120 Wh on 5 February 2021.
 */
export function hotWaterNeed(
  { meanWhADay, seasonSwing }: Pick<HeatPumpWater, "meanWhADay" | "seasonSwing">,
  { from, days }: { readonly from: Day; readonly days: number },
): Float64Array {
  return Float64Array.from({ length: days }, (_, index) => {
    const turn = (from + index - COLDEST) / DAYS_A_YEAR;
    const wh = meanWhADay * (1 + seasonSwing * Math.cos(2 * Math.PI * turn));
    return Math.floor(Math.max(0, wh) + 0.5);
  });
}

/**
 * The load of a year with the hot water of each day heated at night or into the panels' surplus. Wh
 * per slot. Source: Engawa's own rule.
 *
 * 6,120 Wh at 1,500 W from 23 on: 750 Wh in eight half-hours, and 120 Wh in the ninth.
 */
export function withHotWater(
  house: HouseYear & { readonly from: Day },
  water: HeatPumpWater,
): Result<Float64Array, HoursTooShort> {
  const days = Math.floor((house.load.length * (house.slotHours ?? 0.5)) / 24 + 0.5);
  return placeLoad(house, {
    needWh: hotWaterNeed(water, { from: house.from, days }),
    powerW: water.powerW,
    hours: water.hours,
    placement: water.placement,
  });
}
