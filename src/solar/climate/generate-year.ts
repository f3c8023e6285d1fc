import {
  addDays,
  addToMonth,
  type Day,
  daysIn,
  firstDay,
  type Month,
  monthOf,
} from "../../kernel/day.ts";
import { DEGREES } from "../angle.ts";
import { seededNormals } from "../chance.ts";
import { dayOfYear, spencer } from "../sky/extraterrestrial.ts";
import { erbs } from "../sky/erbs.ts";
import { sunTrack } from "../sun/track.ts";
import type { WeatherYear } from "../weather.ts";
import type { Climate } from "./climate.ts";
import { clearnessOfDays } from "./day-clearness.ts";
import { scaleTo } from "./scale.ts";
import { smoothMonths } from "./smooth-months.ts";
import { clearnessWithin, withinDay } from "./within-day.ts";

const SLOTS = 48;
const JAPAN_OFFSET_HOURS = 9;
const WH_IN_MJ = 1_000_000 / 3600;
/** No half-hour brings more than this share of the light outside the air, and none less. */
const CLEAREST = 0.8;
const DULLEST = 0.02;

export interface YearWish {
  readonly from: Day;
  readonly days: number;
  /** Another seed, another order of days; the months' sums stay. */
  readonly seed: number;
}

/**
 * A year of half-hours from a climate's normals. Each month's radiation is its normal exactly: days
 * are spread around the mean as Bendt et al. found (`clearnessOfDays`), half-hours within a day by
 * TAG (`withinDay`), never clearer than 0.8; direct and diffuse are split by Erbs. Air runs from
 * month to month and by a daily wave that peaks at 14:00; the wind is the month's mean. A date has
 * the same weather wherever the year begins. Tokyo: 1,288 kWh/m² on the horizontal.
 */
export function generateYear(climate: Climate, wish: YearWish): WeatherYear {
  const { from, days } = wish;
  const until = addDays(from, days);
  const light = emptyLight(days);
  for (let month = monthOf(from); firstDay(month) < until; month = addToMonth(month, 1)) {
    generateMonth(climate, wish, month, light);
  }
  const airC = smoothMonths(
    climate.months.map((month) => month.airC),
    from,
    days,
  );
  const windMs = smoothMonths(
    climate.months.map((month) => month.windMs),
    from,
    days,
  );
  return {
    from,
    days,
    stepMinutes: 30,
    offsetHours: JAPAN_OFFSET_HOURS,
    ghi: light.ghi,
    dni: light.dni,
    dhi: light.dhi,
    airC: dailyWave(airC, light.clearness),
    windMs: Float64Array.from(light.ghi, (_, at) => windMs[Math.floor(at / SLOTS)] ?? 0),
    origin: {
      kind: "normals",
      radiation: climate.radiation,
      station: climate.station.ja,
      seed: wish.seed,
    },
  };
}

interface Light {
  readonly ghi: Float64Array;
  readonly dni: Float64Array;
  readonly dhi: Float64Array;
  /** By day. */
  readonly clearness: Float64Array;
}

function emptyLight(days: number): Light {
  const slots = () => new Float64Array(days * SLOTS);
  return { ghi: slots(), dni: slots(), dhi: slots(), clearness: new Float64Array(days) };
}

/** Light of a whole month, of which the days within the span are kept. */
function generateMonth(climate: Climate, wish: YearWish, month: Month, out: Light): void {
  const first = firstDay(month);
  const days = daysIn(month);
  const outside = outsideOnGround(climate, first, days);
  const normals = seededNormals(wish.seed * 12 + (month % 12));
  const normalWh = (climate.months[month % 12]?.radiationMj ?? 0) * WH_IN_MJ * days;
  const outsideWh = Float64Array.from({ length: days }, (_, day) => sumOfDay(outside.level, day));
  const mean = normalWh / outsideWh.reduce((sum, wh) => sum + wh, 0);
  const clearness = clearnessOfDays(days, mean, normals);
  const dayWh = outsideWh.map((wh, day) => wh * (clearness[day] ?? 0));
  scaleTo(
    normalWh,
    dayWh,
    outsideWh.map((wh) => wh * CLEAREST),
  );
  for (let day = 0; day < days; day += 1) {
    const share = (dayWh[day] ?? 0) / (outsideWh[day] ?? 1);
    const ghi = generateDay(outside, day, dayWh[day] ?? 0, share, normals);
    const at = first + day - wish.from;
    if (at < 0 || at >= wish.days) continue;
    out.clearness[at] = share;
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const { dni, dhi } = erbs({
        ghi: ghi[slot] ?? 0,
        zenithDeg: outside.zenithDeg[day * SLOTS + slot] ?? 90,
        extraterrestrial: outside.facing[day] ?? 0,
      });
      out.ghi[at * SLOTS + slot] = ghi[slot] ?? 0;
      out.dni[at * SLOTS + slot] = dni;
      out.dhi[at * SLOTS + slot] = dhi;
    }
  }
}

interface Outside {
  /** Light outside the air facing the sun, W/m², by day. */
  readonly facing: Float64Array;
  /** The same on the horizontal, and the sun's height, by half-hour. */
  readonly level: Float64Array;
  readonly sinHeight: Float64Array;
  readonly zenithDeg: Float64Array;
}

function outsideOnGround({ site }: Climate, first: Day, days: number): Outside {
  const count = days * SLOTS;
  const step = Int32Array.from({ length: count }, (_, at) => at);
  const fromUniversalDays = first - JAPAN_OFFSET_HOURS / 24;
  const track = sunTrack(site, { fromUniversalDays, days, stepsADay: SLOTS, step, count });
  const facing = Float64Array.from({ length: days }, (_, day) =>
    spencer(dayOfYear(addDays(first, day))),
  );
  const sinHeight = track.trueUp;
  const level = sinHeight.map(
    (sin, at) => Math.max(sin, 0) * (facing[Math.floor(at / SLOTS)] ?? 0),
  );
  return { facing, level, sinHeight, zenithDeg: sinHeight.map((sin) => Math.acos(sin) * DEGREES) };
}

/** Wh/m² of a day of half-hours in W/m². */
function sumOfDay(level: Float64Array, day: number): number {
  let sum = 0;
  for (let at = day * SLOTS; at < (day + 1) * SLOTS; at += 1) sum += level[at] ?? 0;
  return sum / 2;
}

/** Global light of a day's half-hours, W/m², which together bring `wh`. */
function generateDay(
  outside: Outside,
  day: number,
  wh: number,
  clearness: number,
  normals: () => number,
): Float64Array {
  const within = withinDay(clearness);
  const fresh = Math.sqrt(1 - within.likeness ** 2);
  const ghi = new Float64Array(SLOTS);
  const caps = new Float64Array(SLOTS);
  let deviation = normals();
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const level = outside.level[day * SLOTS + slot] ?? 0;
    if (level <= 0) continue;
    deviation = within.likeness * deviation + fresh * normals();
    const sinHeight = outside.sinHeight[day * SLOTS + slot] ?? 0;
    const share = clearnessWithin(within, sinHeight, deviation);
    caps[slot] = level * CLEAREST;
    ghi[slot] = level * Math.min(Math.max(share, DULLEST), CLEAREST);
  }
  scaleTo(wh * 2, ghi, caps);
  return ghi;
}

/**
 * Half-hours of air around the days' means, °C: coldest at 2:00, warmest at 14:00, by 1.5 °C each
 * way on a dark day and 6.5 °C more for each unit of clearness (an assumption; Japanese days run
 * through about 8 °C in the mean).
 */
function dailyWave(means: Float64Array, clearness: Float64Array): Float64Array {
  const out = new Float64Array(means.length * SLOTS);
  for (let at = 0; at < out.length; at += 1) {
    const day = Math.floor(at / SLOTS);
    const swing = 1.5 + 6.5 * (clearness[day] ?? 0);
    const hour = ((at % SLOTS) + 0.5) / 2;
    out[at] = (means[day] ?? 0) + swing * Math.cos((2 * Math.PI * (hour - 14)) / 24);
  }
  return out;
}
