import { type ExtraDaysOff, NO_EXTRA_DAYS } from "../kernel/business-day.ts";
import type { Day } from "../kernel/day.ts";
import type { Catalogue } from "./catalogue.ts";
import { rulesOf } from "./catalogue.ts";
import { inForceOn } from "./dated.ts";
import type { DayOffPurpose } from "./kinds/business-days.ts";

/** Sets of days by the list they come from: rating asks for them with every bill. */
const SETS = new WeakMap<readonly string[], ExtraDaysOff>();

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
  const [located] = rulesOf(catalogue, "household", "business-days");
  const entries = located?.rule.services[service]?.[purpose] ?? [];
  const newest = entries.at(-1);
  const found = newest && inForceOn(entries, on ?? newest.from);
  return found?.ok ? setOf(found.value.days) : NO_EXTRA_DAYS;
}

function setOf(days: readonly string[]): ExtraDaysOff {
  const known = SETS.get(days);
  if (known) return known;
  const set = new Set(days);
  SETS.set(days, set);
  return set;
}
