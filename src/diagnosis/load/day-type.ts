import { isNationalHoliday } from "../../kernel/business-day.ts";
import { addDays, type Day, day, weekday } from "../../kernel/day.ts";
import type { Hemisphere } from "./load-year.ts";
import { type LoadRefusals, refuseWhen } from "./refusal.ts";

const FIRST = day("1970-01-01");
const UNTIL = day("2051-01-01");

/**
 * Whether the dwelling is likely to be at home on a day: weekends and Japan's national holidays.
 * Of the south only weekends are known. 2026-04-29 (Wed) is off in the north, not in the south.
 */
export function isOff(on: Day, hemisphere: Hemisphere): boolean {
  const dayOfWeek = weekday(on);
  if (dayOfWeek === 0 || dayOfWeek === 6) return true;
  return hemisphere === "north" && isNationalHoliday(on);
}

/** 1 for a day off, 0 for a working day, for each of so many days. */
export function offDays(from: Day, days: number, hemisphere: Hemisphere): Uint8Array {
  const off = new Uint8Array(days);
  for (let index = 0; index < days; index += 1)
    off[index] = isOff(addDays(from, index), hemisphere) ? 1 : 0;
  return off;
}

/** Holidays are known for 1970–2050; a year beyond is refused before it is asked for. */
export function holidaysUnknown(from: Day, until: Day): LoadRefusals {
  return refuseWhen(from < FIRST || until > UNTIL, {
    code: "diagnosis.use-without-holidays",
    field: "from",
    got: `days ${from} to ${until} since 1970-01-01`,
    accepted: "days from 1970-01-01 to 2050-12-31",
  });
}
