import { civil, type Day, dayOf } from "../../kernel/day.ts";

/** Irradiance outside the air at the mean distance of the sun, W/m². */
export const SOLAR_CONSTANT = 1366.1;

/**
 * Irradiance facing the sun outside the air, W/m², by the day of the year: Spencer (1971), Fourier
 * series representation of the position of the sun. Day 1 gives 1,413.98.
 */
export function spencer(dayOfYear: number, solarConstant: number = SOLAR_CONSTANT): number {
  const angle = ((2 * Math.PI) / 365) * (dayOfYear - 1);
  const once = 0.034221 * Math.cos(angle) + 0.00128 * Math.sin(angle);
  const twice = 0.000719 * Math.cos(2 * angle) + 0.000077 * Math.sin(2 * angle);
  return solarConstant * (1.00011 + once + twice);
}

/** The same by the ASCE's simpler form (2005), one cosine. Day 1 gives 1,411.17. */
export function asce(dayOfYear: number): number {
  return SOLAR_CONSTANT * (1 + 0.033 * Math.cos(((2 * Math.PI) / 365) * dayOfYear));
}

/** 1 on 1 January, 365 or 366 on 31 December. */
export function dayOfYear(on: Day): number {
  return on - dayOf(civil(on).year, 1, 1) + 1;
}
