import { addDays, civil, type Day, dayOf, isLeapYear } from "../kernel/day.ts";
import type { WeatherYear } from "./weather.ts";

/**
 * A typical year of weather laid over a span of days: each day takes the weather of its own date,
 * 29 February that of the 28th. The weather must be one whole civil year of 365 days.
 */
export function alignWeather(typical: WeatherYear, from: Day, days: number): WeatherYear {
  const stepsADay = 1440 / typical.stepMinutes;
  const origins = Int32Array.from({ length: days }, (_, at) => placeInYear(addDays(from, at)));
  const laid = (values: Float64Array) => {
    const out = new Float64Array(days * stepsADay);
    origins.forEach((origin, at) => {
      out.set(values.subarray(origin * stepsADay, (origin + 1) * stepsADay), at * stepsADay);
    });
    return out;
  };
  return {
    ...typical,
    from,
    days,
    ghi: laid(typical.ghi),
    dni: laid(typical.dni),
    dhi: laid(typical.dhi),
    airC: laid(typical.airC),
    windMs: laid(typical.windMs),
  };
}

/** 0–364, as in a year without a 29 February. */
function placeInYear(on: Day): number {
  const { year, month } = civil(on);
  const place = on - dayOf(year, 1, 1);
  const leaps = isLeapYear(year) && (month > 2 || place === 59);
  return leaps ? place - 1 : place;
}
