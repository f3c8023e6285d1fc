import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { Site } from "../weather.ts";
import { radiationFromSunshine } from "./from-sunshine.ts";

export interface ClimateMonth {
  readonly airC: number;
  readonly windMs: number;
  readonly sunshineHours: number;
  /** Global radiation on the horizontal, MJ/m² a day. */
  readonly radiationMj: number;
}

/** The climate of a prefecture, as its station's thirty years give it. */
export interface Climate {
  readonly prefecture: string;
  readonly station: Label;
  /** Why the station stands outside the prefecture's capital; null where it does not. */
  readonly neighbour: string | null;
  readonly site: Site;
  /** Whether radiation was observed, or estimated from sunshine hours. */
  readonly radiation: "observed" | "sunshine";
  /** January first. */
  readonly months: readonly ClimateMonth[];
}

type Prefectures = RuleOf<"climate-normals">["prefectures"];
export type ClimatePrefecture = keyof Prefectures;

/**
 * The climate of a prefecture as the catalogue has it. Tokyo's January: 5.4 °C, 192.6 hours of sun,
 * 9.4 MJ/m² a day observed. Null when the catalogue holds no normals.
 */
export function climateOf(catalogue: Catalogue, prefecture: ClimatePrefecture): Climate | null {
  const rule = rulesOf(catalogue, "market", "climate-normals").at(0)?.rule;
  return rule ? readClimate(prefecture, rule.prefectures[prefecture]) : null;
}

/**
 * Mean air temperatures of a prefecture's months in °C, January first: 5.4, 6.1, 9.4 … in Tokyo.
 * Empty when the catalogue holds no normals.
 */
export function monthlyMeanC(
  catalogue: Catalogue,
  prefecture: ClimatePrefecture,
): readonly number[] {
  return climateOf(catalogue, prefecture)?.months.map(({ airC }) => airC) ?? [];
}

/** The climate of one entry of the rule. */
export function readClimate(prefecture: string, entry: Prefectures[ClimatePrefecture]): Climate {
  const site = {
    latitude: Number(entry.latitude),
    longitude: Number(entry.longitude),
    altitudeM: Number(entry.altitudeM),
  };
  const observed = entry.radiationMj;
  const months = entry.airC.map((airC, month) => {
    const sunshineHours = Number(entry.sunshineHours[month]);
    const radiationMj = observed
      ? Number(observed[month])
      : radiationFromSunshine({ latitude: site.latitude, month, sunshineHours });
    return { airC: Number(airC), windMs: Number(entry.windMs[month]), sunshineHours, radiationMj };
  });
  return {
    prefecture,
    station: entry.station,
    neighbour: entry.interpretation ?? null,
    site,
    radiation: observed ? "observed" : "sunshine",
    months,
  };
}
