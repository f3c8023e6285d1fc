import { type ExtraDaysOff, NO_EXTRA_DAYS } from "../kernel/business-day.ts";
import type { Day } from "../kernel/day.ts";
import type { Catalogue } from "./catalogue.ts";
import { rulesOf } from "./catalogue.ts";
import { inForceOn } from "./dated.ts";
import type { DayOffPurpose } from "./kinds/business-days.ts";

/** For what, and on which day; without a day, as the newest entry says. */
export interface DayOffQuestion {
  readonly purpose?: DayOffPurpose;
  readonly on?: Day;
}

/**
 * The days off that a service has besides weekends and national holidays (IT-16, HH-07). Debits of
 * 2025-12-31 wait for 2026-01-05, because banks are closed 12-31 to 01-03 and the 4th is a Sunday.
 */
export function extraDaysOff(
  catalogue: Catalogue,
  service: string,
  { purpose = "payment", on }: DayOffQuestion = {},
): ExtraDaysOff {
  const days = rulesOf(catalogue, "household", "business-days").flatMap(({ rule }) => {
    const entries = rule.services[service]?.[purpose] ?? [];
    const newest = entries.at(-1);
    const found = newest && inForceOn(entries, on ?? newest.from);
    return found?.ok ? found.value.days : [];
  });
  return days.length === 0 ? NO_EXTRA_DAYS : new Set(days);
}
