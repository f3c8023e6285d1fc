import { FileRefused } from "../problem.ts";
import type { ColumnRef } from "./mapping.ts";
import { type Unit, UNITS } from "./quantity.ts";

/**
 * Headings under which a column is found without being named. Compared after normalising width and
 * case.
 */
export const HEADINGS = {
  meter: [
    "meter",
    "meter_id",
    "meter id",
    "supply_point",
    "supply point",
    "供給地点特定番号",
    "地点番号",
  ],
  timestamp: [
    "timestamp",
    "datetime",
    "date_time",
    "date time",
    "time stamp",
    "日時",
    "計測日時",
    "対象日時",
  ],
  date: ["date", "day", "日付", "年月日", "対象日", "使用日", "受渡日"],
  time: ["time", "時刻", "時間"],
  code: ["code", "time_code", "time code", "slot", "時刻コード", "時間コード", "コマ"],
  value: [
    "value",
    "usage",
    "energy",
    "consumption",
    "使用量",
    "使用電力量",
    "電力量",
    "電力使用量",
    "kwh",
    "wh",
    "kw",
  ],
} as const;

/**
 * Index of the column meant: by position, by exact heading, or one of the usual headings; null when
 * there is none.
 */
export function findColumn(
  header: readonly string[],
  wanted: {
    readonly ref: ColumnRef | undefined;
    readonly usual: readonly string[];
    readonly field: string;
  },
): number | null {
  const { ref, usual, field } = wanted;
  if (typeof ref === "number") {
    if (ref > header.length) throw noColumn(field, `column ${ref}`, header);
    return ref - 1;
  }
  if (ref !== undefined) return onlyMatch(header, (heading) => heading === ref, field, ref);
  const plain = header.map(withoutUnit);
  const found = plain.flatMap((heading, index) => (usual.includes(heading) ? [index] : []));
  if (found.length > 1) throw twice(field, header);
  return found[0] ?? null;
}

export function needColumn(
  header: readonly string[],
  wanted: {
    readonly ref: ColumnRef | undefined;
    readonly usual: readonly string[];
    readonly field: string;
  },
): number {
  const found = findColumn(header, wanted);
  if (found === null) throw noColumn(wanted.field, wanted.usual.slice(0, 3).join(", "), header);
  return found;
}

/**
 * The unit: stated, or the only one that the headings name ("使用量(kWh)"). Power and energy differ by
 * a factor of two here, so nothing is guessed from the figures.
 */
export function unitOf(stated: Unit | undefined, headings: readonly string[]): Unit {
  const named = new Set(headings.flatMap((heading) => unitsIn(heading)));
  const [only] = named;
  if (stated === undefined && named.size === 1 && only) return only;
  if (stated === undefined)
    throw new FileRefused({
      code: "metering.unit-unstated",
      field: "unit",
      got: headings.slice(0, 3).join(", "),
      accepted: "unit: kW (average power over the half-hour) or kWh, Wh (energy of the half-hour)",
    });
  if (named.size > 0 && !named.has(stated))
    throw new FileRefused({
      code: "metering.unit-contradicts",
      field: "unit",
      got: `unit ${stated}, but the heading says ${[...named].join(", ")}`,
      accepted: `the unit of the heading, or a file whose heading says ${stated}`,
    });
  return stated;
}

function unitsIn(heading: string): Unit[] {
  const words = heading
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^a-z]+/);
  return UNITS.filter((unit) => words.includes(unit.toLowerCase()));
}

function withoutUnit(heading: string): string {
  const plain = heading.normalize("NFKC").toLowerCase();
  return plain.replace(/[ _]*[([【]?(kwh|kw|wh)[)\]】]?$/, "").trim() || plain;
}

function onlyMatch(
  header: readonly string[],
  matches: (heading: string) => boolean,
  field: string,
  name: string,
): number {
  const found = header.flatMap((heading, index) => (matches(heading) ? [index] : []));
  const [only, second] = found;
  if (only === undefined) throw noColumn(field, name, header);
  if (second !== undefined) throw twice(field, header);
  return only;
}

export function noColumn(field: string, wanted: string, header: readonly string[]): FileRefused {
  return new FileRefused({
    code: "metering.header-wrong",
    field,
    row: 1,
    got: header.join(","),
    accepted: `a column for the ${field} (${wanted}), or its position from 1`,
  });
}

function twice(field: string, header: readonly string[]): FileRefused {
  return new FileRefused({
    code: "metering.header-wrong",
    field,
    row: 1,
    got: header.join(","),
    accepted: `one column for the ${field}; two would do: name it, or give its position from 1`,
  });
}
