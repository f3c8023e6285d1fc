import { isNationalHoliday } from "../../kernel/business-day.ts";
import { addDays, type Day, formatDay, weekday } from "../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../metering/series.ts";
import { bandsOfDay, seasonOf } from "../../terms/band-calendar.ts";
import type { DaysOff, Season, Timetable } from "../../terms/band-fields.ts";

/** The time bands of a plan, laid out so that a month is summed in one pass. */
export interface BandMap {
  readonly keys: readonly string[];
  /** The runs of a day: index into `keys` and the slot at which the run ends, alternating. */
  readonly on: (day: Day) => Uint16Array;
}

export interface Banded {
  readonly bands: Readonly<Record<string, unknown>>;
  readonly seasons: Readonly<Record<string, Season>>;
  readonly timetable: Timetable;
}

/** The calendar of a plan that says nothing of days off. */
export const NO_DAYS_OFF: DaysOff = { weekends: false, nationalHolidays: false, extra: [] };
const maps = new WeakMap<Banded, WeakMap<DaysOff, BandMap>>();

/** The map of a plan's prices, made once: day types are few, days are looked up. */
export function bandMap(banded: Banded, daysOff: DaysOff = NO_DAYS_OFF): BandMap {
  const byDaysOff = maps.get(banded) ?? new WeakMap<DaysOff, BandMap>();
  maps.set(banded, byDaysOff);
  const known = byDaysOff.get(daysOff);
  if (known) return known;
  const made = makeBandMap(banded, daysOff);
  byDaysOff.set(daysOff, made);
  return made;
}

/**
 * Sum half-hours by band. A July weekday with 100 Wh in every slot under 7:00–23:00 / 23:00–7:00
 * gives 3,200 by day and 1,600 by night.
 */
export function sumBands(wh: Int32Array, from: Day, map: BandMap): Record<string, number> {
  const sums = new Float64Array(map.keys.length);
  const days = wh.length / SLOTS_A_DAY;
  let index = 0;
  for (let day = 0; day < days; day += 1) {
    const runs = map.on(addDays(from, day));
    const start = index;
    for (let run = 0; run < runs.length; run += 2) {
      const end = start + (runs[run + 1] ?? 0);
      let sum = 0;
      for (; index < end; index += 1) sum += wh[index] ?? 0;
      const band = runs[run] ?? 0;
      sums[band] = (sums[band] ?? 0) + sum;
    }
  }
  const byKey: Record<string, number> = {};
  map.keys.forEach((key, index) => (byKey[key] = sums[index] ?? 0));
  return byKey;
}

/** The band of a half-hour in the runs of its day: slot 14 of [0, 14, 1, 46, 0, 48] has band 1. */
export function bandAt(runs: Uint16Array, slot: number): number {
  for (let run = 0; run < runs.length; run += 2)
    if (slot < (runs[run + 1] ?? 0)) return runs[run] ?? 0;
  return 0;
}

/** Whether a plan prices a day as a day off: its own set of weekends, holidays and extra days. */
export function isDayOff(on: Day, { weekends, nationalHolidays, extra }: DaysOff): boolean {
  const dayOfWeek = weekday(on);
  if (weekends && (dayOfWeek === 0 || dayOfWeek === 6)) return true;
  return (nationalHolidays && isNationalHoliday(on)) || extra.includes(formatDay(on).slice(5));
}

function makeBandMap({ bands, seasons, timetable }: Banded, daysOff: DaysOff): BandMap {
  const keys = Object.keys(bands);
  const byType = new Map<string, Uint16Array>();
  const byDay = new Map<Day, Uint16Array>();
  const make = (day: Day): Uint16Array => {
    const season = seasonOf(seasons, formatDay(day).slice(5));
    const off = isDayOff(day, daysOff);
    const type = `${season}/${off}`;
    const known = byType.get(type);
    if (known) return known;
    const slots = bandsOfDay(timetable, { season, off });
    const made = runsOf(slots.map((band) => keys.indexOf(band ?? "")));
    byType.set(type, made);
    return made;
  };
  const on = (day: Day): Uint16Array => {
    const known = byDay.get(day);
    if (known) return known;
    const made = make(day);
    byDay.set(day, made);
    return made;
  };
  return { keys, on };
}

/** Neighbouring slots of one band are one run, summed without looking the band up again. */
function runsOf(bands: readonly number[]): Uint16Array {
  const runs = bands.flatMap((band, slot) => (band === bands[slot + 1] ? [] : [band, slot + 1]));
  return Uint16Array.from(runs);
}
