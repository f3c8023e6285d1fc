import { addMonths, civil, type Day, dayOf, isLeapYear } from "../kernel/day.ts";
import { SLOTS_A_DAY } from "../metering/series.ts";
import { officialYear } from "../solar/official-year.ts";
import { pvYear } from "../solar/pv-year.ts";
import type { SunYear } from "../solar/sun-year.ts";
import type { SolarEquipment } from "./equipment.ts";

type Panels = Pick<SolarEquipment, "system" | "method">;

/**
 * AC energy of panels, Wh per half-hour of the sun's year, by physics or by the official Japanese
 * method. The latter knows neither an inverter's limit nor a horizon.
 */
export function generationOf({ system, method }: Panels, sun: SunYear): Float64Array {
  if (method === "perez") return pvYear(system, sun);
  const arrays = system.faces.map(({ kw, tiltDeg, azimuthDeg }) => ({
    kw,
    tiltDeg,
    azimuthDeg,
    cells: "crystalline" as const,
    setup: system.mounting ?? ("roof" as const),
    conditionerEfficiency: system.inverterEfficiency,
  }));
  return officialYear(arrays, sun);
}

/**
 * Lays a year of weather on the year that is priced, each day on its date: 29 February takes the
 * 28th where the weather has none.
 */
export function layByDate(
  wh: Float64Array,
  weatherFrom: Day,
  { from, days }: { readonly from: Day; readonly days: number },
): Float64Array {
  if (weatherFrom === from && wh.length === days * SLOTS_A_DAY) return wh;
  const laid = new Float64Array(days * SLOTS_A_DAY);
  const known = wh.length / SLOTS_A_DAY;
  for (let day = 0; day < days; day += 1) {
    const source = sameDate((from + day) as Day, weatherFrom, known);
    laid.set(wh.subarray(source * SLOTS_A_DAY, (source + 1) * SLOTS_A_DAY), day * SLOTS_A_DAY);
  }
  return laid;
}

/** Place of the day with the same date in a year that begins on another day. */
function sameDate(on: Day, first: Day, known: number): number {
  const { month, date } = civil(on);
  const year = civil(first).year;
  const inYear = (of: number) =>
    dayOf(of, month, month === 2 && date === 29 && !isLeapYear(of) ? 28 : date);
  const place = inYear(year) - first;
  const later = place < 0 ? inYear(year + 1) - first : place;
  return Math.min(later, known - 1, addMonths(first, 12) - first - 1);
}
