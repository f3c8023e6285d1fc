import { isNationalHoliday } from "../../kernel/business-day.ts";
import { addToMonth, civil, type Day, daysIn, monthOf, weekday } from "../../kernel/day.ts";
import type { Period } from "../../kernel/period.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../../metering/series.ts";
import { chance, chanceBetween } from "../../kernel/chance.ts";

/**
 * The load of a made-up household in Wh per half hour, in whole numbers only, so that it is the
 * same on every machine. What it models, and from what figures, stands in
 * docs/concepts/load-model.md.
 */
export interface Household {
  readonly seed: number;
  /** Always on: refrigerator, router, standby. */
  readonly baseW: number;
  readonly persons: number;
  /** Somebody is at home on working days between morning and evening. */
  readonly homeByDay: boolean;
  /**
   * Watts per degree below 17 °C or above 25 °C; 0 when heated by gas or kerosene, or without
   * cooling.
   */
  readonly heatingWPerDegree: number;
  readonly coolingWPerDegree: number;
  /** Hot water by a heat pump that runs at night. */
  readonly nightWaterW: number;
  /** Away for long: an empty dwelling draws its base only. */
  readonly away?: readonly Period[];
}

/** Mean temperature of the town by month, January first, in tenths of a degree. */
const MONTHLY_MEAN = [52, 61, 94, 145, 189, 221, 259, 271, 235, 180, 127, 78] as const;

/**
 * How far a slot lies from its day's mean, in tenths of a degree: coldest before dawn, warmest
 * after noon.
 */
const DAILY_SWING = [
  -22, -24, -26, -28, -29, -30, -32, -33, -34, -35, -36, -36, -34, -30, -24, -16, -8, 0, 8, 16, 22,
  28, 33, 37, 40, 42, 44, 44, 43, 40, 36, 30, 24, 18, 13, 9, 5, 2, -1, -4, -6, -8, -11, -13, -15,
  -17, -19, -21,
] as const;

/** Watts of one person's doings by slot: cooking, lighting, washing, screens. */
const WORKDAY = [
  20, 16, 12, 10, 10, 10, 10, 10, 10, 14, 30, 60, 120, 170, 180, 140, 80, 40, 30, 25, 20, 20, 20,
  25, 30, 30, 20, 20, 20, 20, 25, 30, 45, 70, 110, 160, 210, 230, 230, 220, 200, 190, 170, 150, 120,
  90, 60, 35,
] as const;
const DAY_OFF = [
  25, 20, 14, 10, 10, 10, 10, 10, 10, 10, 14, 24, 45, 80, 120, 150, 165, 160, 140, 120, 110, 105,
  115, 140, 150, 140, 115, 100, 95, 90, 90, 95, 105, 125, 155, 190, 220, 235, 235, 220, 205, 195,
  180, 160, 130, 100, 65, 40,
] as const;

const COMFORT_LOW = 170;
const COMFORT_HIGH = 250;
const WEATHER_SEED = 7;

/** One day's 48 values. */
export function loadOfDay(household: Household, on: Day): Int32Array {
  const wh = new Int32Array(SLOTS_A_DAY);
  const mean = meanTemperature(on);
  const away = household.away?.some(({ from, until }) => from <= on && on < until) ?? false;
  for (let slot = 0; slot < SLOTS_A_DAY; slot += 1)
    wh[slot] = loadOfSlot(household, { on, slot, mean, away });
  return wh;
}

/** A run of days, all measured. */
export function loadOf(
  household: Household,
  meter: string,
  { from, until }: Period,
  knownAt: string,
): Series {
  const wh = new Int32Array((until - from) * SLOTS_A_DAY);
  for (let on = from; on < until; on = (on + 1) as Day)
    wh.set(loadOfDay(household, on), (on - from) * SLOTS_A_DAY);
  return { meter, from, wh, quality: new Uint8Array(wh.length).fill(QUALITY.measured), knownAt };
}

function loadOfSlot(
  household: Household,
  { on, slot, mean, away }: { on: Day; slot: number; mean: number; away: boolean },
): number {
  if (away) return whole(household.baseW, 2);
  const { seed, baseW, persons, homeByDay } = household;
  const doings = (isDayOff(on) || homeByDay ? DAY_OFF : WORKDAY)[slot] ?? 0;
  const active = doings * persons;
  const watts =
    baseW +
    active +
    climateWatts(household, mean + (DAILY_SWING[slot] ?? 0), doings) +
    waterWatts(household, slot, mean);
  // Per mille, 850 to 1150: no two half hours of one household are alike.
  const noise = 850 + (chance(seed, on, slot) % 301);
  return whole(watts * noise, 2000);
}

/** Heating and cooling run at half when most sleep or are out, which the person's doings tell. */
function climateWatts(
  { heatingWPerDegree, coolingWPerDegree }: Household,
  temperature: number,
  doings: number,
): number {
  const heating = Math.max(0, COMFORT_LOW - temperature) * heatingWPerDegree;
  const cooling = Math.max(0, temperature - COMFORT_HIGH) * coolingWPerDegree;
  return whole((heating + cooling) * (doings >= 60 ? 2 : 1), 20);
}

/** A heat pump works from 1:00 to 5:00, harder when it is cold. */
function waterWatts({ nightWaterW }: Household, slot: number, mean: number): number {
  return slot >= 2 && slot < 10 ? whole(nightWaterW * (400 - mean), 300) : 0;
}

/**
 * The town's mean of a day in tenths of a degree: between the middles of two months, with the day's
 * own weather.
 */
export function meanTemperature(on: Day): number {
  const { date } = civil(on);
  const here = monthOf(on);
  const days = daysIn(here);
  const towards = date * 2 > days ? 1 : -1;
  const far = Math.abs(date * 2 - days);
  const own = MONTHLY_MEAN[here % 12] ?? 0;
  const neighbour = MONTHLY_MEAN[addToMonth(here, towards) % 12] ?? 0;
  const season = own + whole((neighbour - own) * far, days * 2);
  // Three days share most of their weather, as high and low pressure pass.
  const weather =
    chanceBetween(-30, 30, WEATHER_SEED, Math.floor(on / 3)) +
    chanceBetween(-12, 12, WEATHER_SEED, on);
  return season + weather;
}

/** Outdoors in a half-hour (days since 1970 × 48 + slot), tenths of a degree. */
export function townTenths(boundary: number): number {
  const on = Math.floor(boundary / SLOTS_A_DAY) as Day;
  return meanTemperature(on) + (DAILY_SWING[boundary - on * SLOTS_A_DAY] ?? 0);
}

function isDayOff(on: Day): boolean {
  const dayOfWeek = weekday(on);
  return dayOfWeek === 0 || dayOfWeek === 6 || isNationalHoliday(on);
}

/** Whole-number division towards zero: no fraction ever stands in a meter. */
function whole(value: number, by: number): number {
  return Math.trunc(value / by);
}
