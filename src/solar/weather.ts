import type { Day } from "../kernel/day.ts";

/** Where panels stand: degrees, north and east positive, and metres above the sea. */
export interface Site {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitudeM: number;
}

/**
 * A span of weather in equal steps from midnight of the place's civil time. Each value is the mean
 * over its step: irradiance in W/m² (global and diffuse on the horizontal, direct on the plane
 * facing the sun), air in °C, wind in m/s.
 */
export interface WeatherYear {
  readonly from: Day;
  readonly days: number;
  readonly stepMinutes: 30 | 60;
  /** Hours that civil time is ahead of UT: 9 in Japan. */
  readonly offsetHours: number;
  readonly ghi: Float64Array;
  readonly dni: Float64Array;
  readonly dhi: Float64Array;
  readonly airC: Float64Array;
  readonly windMs: Float64Array;
  readonly origin: WeatherOrigin;
}

/** What stands behind a weather year. */
export type WeatherOrigin =
  | {
      readonly kind: "normals";
      /** Radiation observed at the station, or estimated from its sunshine hours. */
      readonly radiation: "observed" | "sunshine";
      readonly station: string;
      readonly seed: number;
    }
  | { readonly kind: "file"; readonly format: "epw" | "metpv"; readonly place: string };

/** `generated from normals (sunshine, estimated): 水戸`, or `file (epw): Tokyo`. */
export function originText(origin: WeatherOrigin): string {
  if (origin.kind === "file") return `file (${origin.format}): ${origin.place}`;
  const radiation = origin.radiation === "observed" ? "observed" : "sunshine, estimated";
  return `generated from normals (${radiation}): ${origin.station}`;
}
