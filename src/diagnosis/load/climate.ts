import { civil, daysIn, type Day, monthOf } from "../../kernel/day.ts";
import type { Hemisphere } from "./load-year.ts";
import { type LoadRefusals, refuseWhen } from "./refusal.ts";

/** Normal mean temperatures of a place in °C, January first. */
export type MonthlyMeanC = readonly number[];

/**
 * Below and above these daily normals a dwelling is taken to be heated and cooled. Own assumption
 * (illustrative): normals are smoother than weather, so cooling begins below the 24 °C of practice.
 */
export const HEATED_BELOW_C = 16;
export const COOLED_ABOVE_C = 22;

/** What the climate of a run of days asks of heating and cooling, in degrees of each day. */
export interface DegreeDays {
  readonly normalC: Float64Array;
  readonly heating: Float64Array;
  readonly cooling: Float64Array;
}

/**
 * Normal temperature of a day: straight between the middles of two months. Tokyo on 2026-02-01,
 * between 5.4 °C on 16 January and 6.1 °C on 15 February, is 5.78 °C.
 */
export function normalOn(on: Day, monthlyMeanC: MonthlyMeanC): number {
  const here = monthOf(on);
  const middle = civil(on).date - 0.5 - daysIn(here) / 2;
  const towards = middle < 0 ? -1 : 1;
  const there = here + towards;
  const apart = (daysIn(here) + daysIn((here + towards) as typeof here)) / 2;
  const own = monthlyMeanC[here % 12] ?? 0;
  const other = monthlyMeanC[there % 12] ?? 0;
  return own + ((other - own) * Math.abs(middle)) / apart;
}

/** Heating and cooling degrees of each day. In the south Japan's normals stand half a year off. */
export function degreeDays(
  from: Day,
  days: number,
  monthlyMeanC: MonthlyMeanC,
  hemisphere: Hemisphere = "north",
): DegreeDays {
  const means =
    hemisphere === "north" ? monthlyMeanC : [...monthlyMeanC.slice(6), ...monthlyMeanC.slice(0, 6)];
  const normalC = new Float64Array(days);
  for (let index = 0; index < days; index += 1)
    normalC[index] = normalOn((from + index) as Day, means);
  return {
    normalC,
    heating: normalC.map((celsius) => Math.max(0, HEATED_BELOW_C - celsius)),
    cooling: normalC.map((celsius) => Math.max(0, celsius - COOLED_ABOVE_C)),
  };
}

export function wrongTemperatures(monthlyMeanC: MonthlyMeanC): LoadRefusals {
  const fit = monthlyMeanC.every((celsius) => celsius >= -30 && celsius <= 40);
  return refuseWhen(monthlyMeanC.length !== 12 || !fit, {
    code: "diagnosis.temperatures-wrong",
    field: "monthlyMeanC",
    got: monthlyMeanC.join(", "),
    accepted: "12 monthly means in °C from −30 to 40, January first",
  });
}
