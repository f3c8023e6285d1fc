import type { Day } from "../kernel/day.ts";
import type { Label } from "../terms/fields.ts";

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

/** `平年値から生成（日照時間からの推定）: 水戸`, or `ファイル（epw）: Tokyo`. */
export function originText(origin: WeatherOrigin): Label {
  if (origin.kind === "file") {
    const { format, place } = origin;
    return { ja: `ファイル（${format}）: ${place}`, en: `file (${format}): ${place}` };
  }
  const { radiation, station } = origin;
  const [ja, en] =
    radiation === "observed"
      ? ["日射の観測値", "observed"]
      : ["日照時間からの推定", "sunshine, estimated"];
  return {
    ja: `平年値から生成（${ja}）: ${station}`,
    en: `generated from normals (${en}): ${station}`,
  };
}
