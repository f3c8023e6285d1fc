import { addDays } from "../kernel/day.ts";
import { dayOfYear, spencer } from "./sky/extraterrestrial.ts";
import { perezSplit } from "./sky/perez.ts";
import type { SkySplit } from "./sky/sky-split.ts";
import { type SunTrack, sunTrack } from "./sun/track.ts";
import type { Site, WeatherYear } from "./weather.ts";

/**
 * Sun and sky of a year at a place: all that does not depend on the panels, so that it is made once
 * for every system asked about. Arrays hold the lit steps only; `step` says which they are.
 */
export interface SunYear extends SunTrack {
  readonly site: Site;
  readonly weather: WeatherYear;
  readonly count: number;
  readonly step: Int32Array;
  readonly ghi: Float64Array;
  readonly dni: Float64Array;
  readonly dhi: Float64Array;
  readonly airC: Float64Array;
  readonly windMs: Float64Array;
  /** Irradiance facing the sun outside the air, W/m². */
  readonly extraterrestrial: Float64Array;
  readonly perez: SkySplit;
}

const MINUTES_A_DAY = 1440;

/**
 * Sun and sky for a span of weather; the sun stands where it is in the middle of each step. A year
 * of 17,520 half-hours has about 8,800 lit ones.
 */
export function sunYear(site: Site, weather: WeatherYear): SunYear {
  const stepsADay = MINUTES_A_DAY / weather.stepMinutes;
  const step = litSteps(weather);
  const count = step.length;
  const fromUniversalDays = weather.from - weather.offsetHours / 24;
  const { days } = weather;
  const track = sunTrack(site, { fromUniversalDays, days, stepsADay, step, count });
  const lit = {
    ghi: gathered(weather.ghi, step),
    dni: gathered(weather.dni, step),
    dhi: gathered(weather.dhi, step),
    airC: gathered(weather.airC, step),
    windMs: gathered(weather.windMs, step),
    extraterrestrial: outsideTheAir(weather, step, stepsADay),
  };
  return {
    site,
    weather,
    count,
    step,
    ...track,
    ...lit,
    perez: perezSplit({ count, ...track, ...lit }),
  };
}

/** Steps with any light, in order. */
function litSteps({ ghi, dni, dhi }: WeatherYear): Int32Array {
  const steps = new Int32Array(ghi.length);
  let count = 0;
  for (let at = 0; at < ghi.length; at += 1) {
    if ((ghi[at] ?? 0) <= 0 && (dni[at] ?? 0) <= 0 && (dhi[at] ?? 0) <= 0) continue;
    steps[count] = at;
    count += 1;
  }
  return steps.slice(0, count);
}

function gathered(values: Float64Array, step: Int32Array): Float64Array {
  const out = new Float64Array(step.length);
  for (let k = 0; k < out.length; k += 1) out[k] = values[step[k] ?? 0] ?? 0;
  return out;
}

/** By Spencer, the same for all of a day. */
function outsideTheAir({ from, days }: WeatherYear, step: Int32Array, stepsADay: number) {
  const byDay = Float64Array.from({ length: days }, (_, at) =>
    spencer(dayOfYear(addDays(from, at))),
  );
  const out = new Float64Array(step.length);
  for (let k = 0; k < out.length; k += 1)
    out[k] = byDay[Math.floor((step[k] ?? 0) / stepsADay)] ?? 0;
  return out;
}
