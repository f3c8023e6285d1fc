import { readFileSync } from "node:fs";
import { day } from "../../../src/kernel/day.ts";
import type { WeatherYear } from "../../../src/solar/weather.ts";

/** The rows of a golden table: `cell("zenith_deg")` is a number, `text("city")` as it stands. */
export interface GoldenRow {
  readonly cell: (column: string) => number;
  readonly text: (column: string) => string;
}

export function goldenRows(file: string): readonly GoldenRow[] {
  const [head = "", ...lines] = textOf(file).trim().split("\n");
  const columns = head.split(",");
  return lines.map((line) => {
    const fields = line.split(",");
    const text = (column: string) => {
      const field = fields[columns.indexOf(column)];
      if (field === undefined) throw new Error(`${file} has no column ${column}`);
      return field;
    };
    return { text, cell: (column) => (text(column) === "" ? Number.NaN : Number(text(column))) };
  });
}

export type GoldenSite = "tokyo" | "sapporo";

export const GOLDEN_SITES = {
  tokyo: { latitude: 35.6895, longitude: 139.6917, altitudeM: 25 },
  sapporo: { latitude: 43.0621, longitude: 141.3544, altitudeM: 17 },
} as const;

/** The synthetic year of hours that all yearly figures were computed from. */
export function goldenWeather(site: GoldenSite): WeatherYear {
  const rows = goldenRows(`weather-year-${site}.csv`);
  const column = (name: string) => Float64Array.from(rows, ({ cell }) => cell(name));
  return {
    from: day("2023-01-01"),
    days: 365,
    stepMinutes: 60,
    offsetHours: 9,
    ghi: column("ghi"),
    dni: column("dni"),
    dhi: column("dhi"),
    airC: column("tair_c"),
    windMs: column("wind_ms"),
    origin: { kind: "file", format: "epw", place: site },
  };
}

interface Chain {
  readonly ac_annual_kwh: number;
  readonly ac_monthly_kwh: readonly number[];
}

interface GoldenAnnual {
  readonly pv: readonly {
    readonly site: GoldenSite;
    readonly id: string;
    readonly kw: number;
    readonly tilt: number;
    readonly az: number;
    readonly pvlib_perez: Chain;
    readonly pvlib_haydavies: Chain;
    readonly pvlib_isotropic: Chain;
    readonly ssc_pvwattsv8: Chain;
  }[];
  readonly officialMethod: readonly {
    readonly site: GoldenSite;
    readonly system: string;
    readonly setup: "roof" | "rack";
    readonly pcs_rated_eff: number;
    readonly annual_kwh: number;
    readonly monthly_kwh: readonly number[];
  }[];
}

export function goldenAnnual(): GoldenAnnual {
  return JSON.parse(textOf("annual.json")) as GoldenAnnual;
}

function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), "utf8");
}

/** How far a figure is off, in units of what is allowed: the larger of a share and an amount. */
export function offBy(
  figure: number,
  golden: number,
  allowed: { readonly share: number; readonly amount: number },
): number {
  return Math.abs(figure - golden) / Math.max(allowed.share * Math.abs(golden), allowed.amount);
}
