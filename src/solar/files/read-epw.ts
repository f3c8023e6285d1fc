import { dayOf } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Site, WeatherYear } from "../weather.ts";
import { type Allowed, readNumber } from "./number.ts";
import { type WeatherProblem, type WeatherProblems, weatherProblems } from "./problem.ts";

/** A site and its typical year of 365 days; `alignWeather` lays it over real days. */
export interface ReadWeather {
  readonly site: Site;
  readonly weather: WeatherYear;
}

/** A year of 365 days to which typical weather, which has no year, is written down. */
export const TYPICAL_YEAR = 2023;
export const YEAR_HOURS = 8760;

const HEADER_LINES = 8;
const COLUMNS = 35;
const LOCATION =
  "LOCATION,city,region,country,source,number,latitude,longitude,time zone,elevation";

type Measured = "ghi" | "dni" | "dhi" | "airC" | "windMs";

/** Columns from 0, as the EnergyPlus auxiliary programs guide numbers them less one. */
const FIELDS: Readonly<Record<Measured, Allowed & { readonly column: number }>> = {
  airC: allowed(6, "dry bulb temperature", "°C", [-70, 70], 99.9),
  ghi: allowed(13, "global horizontal radiation", "Wh/m²", [0, 1500], 9999),
  dni: allowed(14, "direct normal radiation", "Wh/m²", [0, 1500], 9999),
  dhi: allowed(15, "diffuse horizontal radiation", "Wh/m²", [0, 1500], 9999),
  windMs: allowed(21, "wind speed", "m/s", [0, 60], 999),
};

function allowed(
  column: number,
  field: string,
  unit: string,
  [least, most]: readonly [number, number],
  missingFrom: number,
) {
  return { column, field, unit, least, most, missingFrom };
}

/**
 * Read a year of hourly weather in EnergyPlus' format (EPW): eight lines of header of which
 * LOCATION and DATA PERIODS are asked, then 8,760 rows, hour 1 being 00:00–01:00. Nothing is filled
 * in: a row that is wrong or missing (9999) refuses the file.
 */
export function readEpw(text: string): Result<ReadWeather, readonly WeatherProblem[]> {
  const problems = weatherProblems();
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  while (lines.at(-1)?.trim() === "") lines.pop();
  if (lines.length === 0) {
    const accepted = "an EPW file: 8 header lines and 8,760 rows";
    problems.add({ row: null, field: "file", code: "solar.file-empty", got: "nothing", accepted });
    return no(problems.list);
  }
  const place = readLocation(lines[0] ?? "", problems);
  checkPeriods(lines[HEADER_LINES - 1] ?? "", problems);
  if (problems.list.length > 0) return no(problems.list);
  const rows = lines.slice(HEADER_LINES);
  checkRowCount(rows.length, problems);
  if (problems.list.length > 0) return no(problems.list);
  const read = readRows(rows, problems);
  if (problems.list.length > 0 || !place) return no(problems.list);
  const { city, offsetHours, ...site } = place;
  const from = dayOf(TYPICAL_YEAR, 1, 1);
  const origin = { kind: "file", format: "epw", place: city } as const;
  return ok({ site, weather: { from, days: 365, stepMinutes: 60, offsetHours, ...read, origin } });
}

function readLocation(line: string, problems: WeatherProblems) {
  const fields = line.split(",");
  if (fields[0] !== "LOCATION" || fields.length < 10) {
    const got = line.slice(0, 80);
    const wrong = { row: 1, field: "LOCATION", code: "solar.header-wrong", got } as const;
    problems.add({ ...wrong, accepted: LOCATION });
    return null;
  }
  const number = (at: number, field: string, unit: string, range: readonly [number, number]) =>
    readNumber(fields[at] ?? "", 1, allowed(at, field, unit, range, 9999), problems);
  return {
    city: (fields[1] ?? "").trim(),
    latitude: number(6, "latitude", "degrees north", [-66, 66]),
    longitude: number(7, "longitude", "degrees east", [-180, 180]),
    offsetHours: number(8, "time zone", "hours", [-12, 14]),
    altitudeM: number(9, "elevation", "m", [-400, 6000]),
  };
}

/** `DATA PERIODS,1,1,…`: one period, one record an hour. */
function checkPeriods(line: string, problems: WeatherProblems): void {
  const [name, periods, records] = line.split(",");
  const row = HEADER_LINES;
  const accepted = "DATA PERIODS,1,1,… (one period, one record an hour)";
  const got = line.slice(0, 80);
  if (name !== "DATA PERIODS" || periods?.trim() !== "1")
    problems.add({ row, field: "DATA PERIODS", code: "solar.header-wrong", got, accepted });
  else if (records?.trim() !== "1")
    problems.add({ row, field: "DATA PERIODS", code: "solar.step-not-an-hour", got, accepted });
}

/** 8,760 rows; a leap year is told apart, because its remedy is another. */
export function checkRowCount(rows: number, problems: WeatherProblems): void {
  if (rows === YEAR_HOURS) return;
  const leap = rows === YEAR_HOURS + 24;
  problems.add({
    row: null,
    field: "rows",
    code: leap ? "solar.leap-year" : "solar.row-count",
    got: `${rows} rows`,
    accepted: leap ? "8,760 rows: leave out 29 February" : "8,760 rows, one an hour",
  });
}

function readRows(rows: readonly string[], problems: WeatherProblems) {
  const out = {
    ghi: new Float64Array(YEAR_HOURS),
    dni: new Float64Array(YEAR_HOURS),
    dhi: new Float64Array(YEAR_HOURS),
    airC: new Float64Array(YEAR_HOURS),
    windMs: new Float64Array(YEAR_HOURS),
  };
  const order = hoursOfYear();
  rows.forEach((line, hour) => {
    const row = hour + HEADER_LINES + 1;
    const fields = line.split(",");
    if (fields.length < COLUMNS - 4) {
      const got = `${fields.length} fields`;
      const accepted = `${COLUMNS} fields between commas`;
      problems.add({ row, field: "row", code: "solar.column-count", got, accepted });
      return;
    }
    const stamp = [fields[1], fields[2], fields[3]].map(Number).join("-");
    if (stamp !== order[hour]) {
      const accepted = `${order[hour]} (month-day-hour, hours 1 to 24, without gaps)`;
      const field = "month, day, hour";
      problems.add({ row, field, code: "solar.row-order", got: stamp, accepted });
      return;
    }
    for (const name of Object.keys(FIELDS) as Measured[]) {
      const asked = FIELDS[name];
      out[name][hour] = readNumber(fields[asked.column] ?? "", row, asked, problems);
    }
  });
  return out;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `1-1-1` … `12-31-24`. */
function hoursOfYear(): readonly string[] {
  const hours = Array.from({ length: 24 }, (_, hour) => hour + 1);
  return MONTH_DAYS.flatMap((days, month) =>
    Array.from({ length: days }, (_, date) => date + 1).flatMap((date) =>
      hours.map((hour) => `${month + 1}-${date}-${hour}`),
    ),
  );
}
