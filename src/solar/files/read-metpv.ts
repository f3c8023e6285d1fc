import { dayOf } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { dayOfYear, spencer } from "../sky/extraterrestrial.ts";
import { sunTrack } from "../sun/track.ts";
import type { Site, WeatherYear } from "../weather.ts";
import { type MetpvTable, readTable } from "./metpv-table.ts";
import { type WeatherProblem, weatherProblems } from "./problem.ts";
import { type ReadWeather, TYPICAL_YEAR, YEAR_HOURS } from "./read-epw.ts";

const JAPAN_OFFSET_HOURS = 9;
/** W/m² in the mean of an hour that brings 0.01 MJ/m². */
const WATTS = 10_000 / 3600;
/** Below this sine of the sun's height all light is taken as diffuse: a sun of 2.9°. */
const LOWEST_SIN = 0.05;
/** No more of the light outside the air comes straight through the clearest sky. */
const CLEAREST_BEAM = 0.82;

/**
 * Read a typical year of NEDO's METPV-20 (comma-separated, `hm51116year.csv`) or METPV-11 (columns
 * of fixed width, `mea51116.txt`). Both hold the beam on the horizontal; the beam facing the sun is
 * that ÷ the sine of the sun's height in the middle of the hour. What a low sun makes impossible
 * goes to the diffuse part, so that the global light stays as it is in the file.
 */
export function readMetpv(text: string): Result<ReadWeather, readonly WeatherProblem[]> {
  const problems = weatherProblems();
  const table = readTable(text, problems);
  if (!table || problems.list.length > 0) return no(problems.list);
  const { global, direct, diffuse } = table;
  const total = sum(global);
  const parts = sum(direct) + sum(diffuse);
  if (Math.abs(total - parts) > total / 50) {
    problems.add({
      row: null,
      field: "elements 1, 2 and 3",
      code: "solar.sums-contradict",
      got: `global ${Math.floor(total)}, direct and diffuse ${Math.floor(parts)} in 0.01 MJ/m²`,
      accepted: "a year whose direct and diffuse light make its global light within 2 %",
    });
    return no(problems.list);
  }
  return ok({ site: table.site, weather: weatherOf(table) });
}

function weatherOf(table: MetpvTable): WeatherYear {
  const { site, global, direct } = table;
  const from = dayOf(TYPICAL_YEAR, 1, 1);
  const sines = sinesOfHeight(site, from);
  const ghi = global.map((value) => value * WATTS);
  const dni = new Float64Array(YEAR_HOURS);
  const dhi = new Float64Array(YEAR_HOURS);
  for (let hour = 0; hour < YEAR_HOURS; hour += 1) {
    const sine = sines[hour] ?? 0;
    const most = CLEAREST_BEAM * spencer(Math.floor(hour / 24) + dayOfYear(from));
    const facing = sine < LOWEST_SIN ? 0 : ((direct[hour] ?? 0) * WATTS) / sine;
    dni[hour] = Math.min(facing, most);
    dhi[hour] = Math.max((ghi[hour] ?? 0) - (dni[hour] ?? 0) * Math.max(sine, 0), 0);
  }
  return {
    from,
    days: 365,
    stepMinutes: 60,
    offsetHours: JAPAN_OFFSET_HOURS,
    ghi,
    dni,
    dhi,
    airC: table.airTenths.map((value) => value / 10),
    windMs: table.windTenths.map((value) => value / 10),
    origin: { kind: "file", format: "metpv", place: table.name },
  };
}

function sinesOfHeight(site: Site, from: number): Float64Array {
  const step = Int32Array.from({ length: YEAR_HOURS }, (_, at) => at);
  const fromUniversalDays = from - JAPAN_OFFSET_HOURS / 24;
  const instants = { fromUniversalDays, days: 365, stepsADay: 24, step, count: YEAR_HOURS };
  return sunTrack(site, instants).trueUp;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
