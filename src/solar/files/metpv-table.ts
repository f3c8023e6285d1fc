import type { Site } from "../weather.ts";
import { type Allowed, readNumber } from "./number.ts";
import type { WeatherProblems } from "./problem.ts";

/** What a METPV file holds of a year, 8,760 hours each, in the file's own units. */
export interface MetpvTable {
  readonly name: string;
  readonly site: Site;
  /** Light of the hour on the horizontal, 0.01 MJ/m²: all, from the sun, from the sky. */
  readonly global: Float64Array;
  readonly direct: Float64Array;
  readonly diffuse: Float64Array;
  /** 0.1 °C and 0.1 m/s. */
  readonly airTenths: Float64Array;
  readonly windTenths: Float64Array;
}

const HOURS = 24;
const DAYS = 365;
const NO_VALUE = 8888;

/** Elements that are read, by their number in the file. */
const ELEMENTS = {
  1: element("global radiation", "× 0.01 MJ/m²", 0, 500),
  2: element("direct radiation on the horizontal", "× 0.01 MJ/m²", 0, 500),
  3: element("diffuse radiation", "× 0.01 MJ/m²", 0, 500),
  5: element("air temperature", "× 0.1 °C", -500, 500),
  7: element("wind speed", "× 0.1 m/s", 0, 800),
} as const;
type ElementNumber = keyof typeof ELEMENTS;

function element(field: string, unit: string, least: number, most: number): Allowed {
  return { field, unit, least, most, missingFrom: NO_VALUE };
}

/** A row of the file, whatever its layout: an element's values of one day, as text. */
interface DayRow {
  readonly element: string;
  readonly month: string;
  readonly date: string;
  readonly hours: readonly string[];
}

interface Layout {
  readonly header: (line: string) => readonly string[];
  readonly row: (line: string) => DayRow | null;
  readonly accepted: string;
}

/**
 * METPV-20: `51116,名古屋,35,10.0,136,57.9,51.1`, then rows of element, month, day, the year it was
 * taken from, 24 hours, largest, smallest, sum, mean, row number.
 */
const COMMAS: Layout = {
  header: (line) => line.split(",").map((field) => field.trim()),
  row(line) {
    const fields = line.split(",").map((field) => field.trim());
    const [element = "", month = "", date = ""] = fields;
    return fields.length < 28 ? null : { element, month, date, hours: fields.slice(4, 28) };
  },
  accepted: "element, month, day, year, 24 hours, largest, smallest, sum, mean, row number",
};

/**
 * METPV-11: columns of fixed width: element 5, space, month 2, day 2, height of the anemometer 5,
 * 24 × (value 4, remark 1), then sums. The remark says how a value came to be and is not read.
 */
const FIXED: Layout = {
  header(line) {
    const match =
      /^(\d{5})\s+(\S+)\s+(\d+)\s+(\d+\.\d+)\s+(\d+)\s+(\d+\.\d+)\s+(-?\d+\.\d+)\s*$/.exec(line);
    return match ? match.slice(1) : [];
  },
  row(line) {
    if (line.length < 15 + HOURS * 5) return null;
    const hours = Array.from({ length: HOURS }, (_, hour) =>
      line.slice(15 + hour * 5, 19 + hour * 5),
    );
    const element = line.slice(0, 5);
    return { element, month: line.slice(6, 8), date: line.slice(8, 10), hours };
  },
  accepted: "element 5, space 1, month 2, day 2, anemometer 5, 24 × 5 characters and sums",
};

/** The tables of a file, or null with the reasons told. */
export function readTable(text: string, problems: WeatherProblems): MetpvTable | null {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  while (lines.at(-1)?.trim() === "") lines.pop();
  const [first] = lines;
  if (first === undefined) {
    const accepted = "a year of METPV-20 or METPV-11";
    problems.add({ row: null, field: "file", code: "solar.file-empty", got: "nothing", accepted });
    return null;
  }
  const layout = first.includes(",") ? COMMAS : FIXED;
  const place = readHeader(layout.header(first), first, problems);
  if (!place) return null;
  const tables = readRows(lines.slice(1), layout, problems);
  return tables && { ...place, ...tables };
}

function readHeader(fields: readonly string[], line: string, problems: WeatherProblems) {
  const [number, name = "", latitudeDeg, latitudeMin, longitudeDeg, longitudeMin, altitude] =
    fields;
  if (!number || altitude === undefined) {
    const accepted = "number, name, latitude °, ′, longitude °, ′, height in m";
    const got = line.slice(0, 80);
    problems.add({ row: 1, field: "header", code: "solar.header-wrong", got, accepted });
    return null;
  }
  const read = (text: string | undefined, field: string, least: number, most: number) =>
    readNumber(text ?? "", 1, { ...element(field, "", least, most) }, problems);
  const latitude = read(latitudeDeg, "latitude", 20, 46) + read(latitudeMin, "minutes", 0, 60) / 60;
  const longitude =
    read(longitudeDeg, "longitude", 122, 154) + read(longitudeMin, "minutes", 0, 60) / 60;
  const altitudeM = read(altitude, "height", -20, 4000);
  return { name, site: { latitude, longitude, altitudeM } };
}

function readRows(lines: readonly string[], layout: Layout, problems: WeatherProblems) {
  const values = new Map<string, Float64Array>();
  const days = new Map<string, number>();
  for (const number of Object.keys(ELEMENTS)) values.set(number, new Float64Array(DAYS * HOURS));
  lines.forEach((line, index) => {
    const row = index + 2;
    const read = layout.row(line);
    if (!read) {
      const got = `${line.length} characters`;
      const wrong = { row, field: "row", code: "solar.column-count", got } as const;
      problems.add({ ...wrong, accepted: layout.accepted });
      return;
    }
    const number = String(Number(read.element));
    const table = values.get(number);
    if (!table) return;
    const day = placeOf(Number(read.month), Number(read.date));
    const expected = days.get(number) ?? 0;
    if (day !== expected) {
      const accepted = `day ${expected + 1} of 365 of element ${number}, without 29 February`;
      const got = `${read.month}-${read.date}`;
      problems.add({ row, field: "month, day", code: "solar.row-order", got, accepted });
      return;
    }
    days.set(number, expected + 1);
    const asked = ELEMENTS[Number(number) as ElementNumber];
    read.hours.forEach((text, hour) => {
      table[day * HOURS + hour] = readNumber(text, row, asked, problems);
    });
  });
  if (problems.list.length > 0) return null;
  return whole(values, days, problems);
}

/** All five elements, each with all its days. */
function whole(
  values: ReadonlyMap<string, Float64Array>,
  days: ReadonlyMap<string, number>,
  problems: WeatherProblems,
) {
  for (const [number, { field }] of Object.entries(ELEMENTS)) {
    const found = days.get(number) ?? 0;
    if (found === DAYS) continue;
    const accepted = `365 days of element ${number}`;
    problems.add({ row: null, field, code: "solar.row-count", got: `${found} days`, accepted });
  }
  const at = (number: ElementNumber) => values.get(String(number)) ?? new Float64Array(0);
  const light = { global: at(1), direct: at(2), diffuse: at(3) };
  return { ...light, airTenths: at(5), windTenths: at(7) };
}

const FIRST_OF_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** 0–364 for a date of a year without a 29 February; −1 for what is no date. */
function placeOf(month: number, date: number): number {
  const first = FIRST_OF_MONTH[month - 1];
  const next = FIRST_OF_MONTH[month] ?? DAYS;
  if (first === undefined || !(date >= 1 && date <= next - first)) return -1;
  return first + date - 1;
}
