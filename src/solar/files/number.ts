import type { WeatherProblems } from "./problem.ts";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** What a field may hold. */
export interface Allowed {
  readonly field: string;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  /** The number that the format writes where nothing was measured, and anything beyond it. */
  readonly missingFrom: number;
}

/** The number of a field; NaN, with the reason told, when it is none that could be taken. */
export function readNumber(
  text: string,
  row: number,
  allowed: Allowed,
  problems: WeatherProblems,
): number {
  const { field, unit, least, most } = allowed;
  const got = text.trim();
  const value = NUMBER.test(got) ? Number(got) : Number.NaN;
  const accepted = `a number from ${least} to ${most} ${unit}`.trimEnd();
  if (Number.isNaN(value)) problems.add({ row, field, code: "solar.not-a-number", got, accepted });
  else if (value >= allowed.missingFrom)
    problems.add({ row, field, code: "solar.value-missing", got, accepted });
  else if (value < least || value > most)
    problems.add({ row, field, code: "solar.out-of-range", got, accepted });
  else return value;
  return Number.NaN;
}
