import type { Area } from "../kernel/area.ts";
import { type Day, type Month, monthOf } from "../kernel/day.ts";
import { contains } from "../kernel/period.ts";
import { addSeconds, isLater } from "../platform/index.ts";
import { billingPeriods } from "../rating/billing-periods.ts";
import { isMeterOf } from "../rating/supply.ts";
import type { Tenure } from "../rating/tenure.ts";
import type { HeldBill } from "./model.ts";

/** How far a household was settled, and with what knowledge. */
export interface SettledUntil {
  readonly month: Month;
  readonly knownAt: string;
  readonly catalogueHash: string;
  readonly held: readonly HeldBill[];
}

export interface StaleQuestion {
  /** First month that this operator bills here. */
  readonly start: Month;
  readonly month: Month;
  readonly settled: SettledUntil | null;
  readonly catalogueHash: string;
  /** Instants at which the contracts' events were recorded. */
  readonly recordedAt: readonly string[];
  readonly household: readonly Tenure[];
  /** Days about which readings became known since it was settled. */
  readonly lateDays: readonly { readonly meter: string; readonly day: Day }[];
  /** By area, the first day whose market prices became known since. */
  readonly latePrices: ReadonlyMap<Area, Day>;
  /** Bills against which points were asked for since; left out: none. */
  readonly latePoints?: readonly Month[];
}

/**
 * The months to be rated for a bill of `month`, ascending: that month, those never settled, those
 * held, and settled ones about which something became known since. A reading of 2024-04-12 that
 * came in June makes the month whose bill has it stale; a new event or another catalogue makes all
 * of them so, because terms reach back.
 */
export function staleMonths(question: StaleQuestion): readonly Month[] {
  const { start, month, settled } = question;
  const first = Math.min(start, month);
  const all = Array.from({ length: month - first + 1 }, (_, index) => (first + index) as Month);
  if (settled === null || isAllStale(question, settled)) return all;
  const late = new Set<Month>(
    question.lateDays.flatMap((late) => billMonths(question.household, late)),
  );
  const again = new Set<Month>([
    ...settled.held.map((bill) => bill.month),
    ...(question.latePoints ?? []),
  ]);
  const priced = firstOfLatePrices(question) ?? month;
  return all.filter(
    (each) => each >= priced || each > settled.month || late.has(each) || again.has(each),
  );
}

function isAllStale({ catalogueHash, recordedAt }: StaleQuestion, settled: SettledUntil): boolean {
  if (catalogueHash !== settled.catalogueHash) return true;
  const since = newsSince(settled.knownAt);
  return recordedAt.some((at) => isLater(at, since));
}

/**
 * From when on something may not have been seen by a run that knew everything until `seen`. What
 * was being stored while it ran carries an earlier time, so it begins an hour sooner: looking twice
 * changes nothing.
 */
export function newsSince(seen: string): string {
  return addSeconds(seen, -3600);
}

/**
 * The months in whose bills the use of a day stands: that of the reading that closes its period.
 * What a meter reads before or after its own days is nobody's use.
 */
function billMonths(
  household: readonly Tenure[],
  { meter, day }: { readonly meter: string; readonly day: Day },
): readonly Month[] {
  return household
    .filter(({ supply }) => supply !== null && isMeterOf(supply, meter, day))
    .flatMap(billingPeriods)
    .filter(({ period }) => contains(period, day))
    .map(({ billMonth }) => billMonth);
}

/** From this month on, bills rest on market prices that became known since; null when none did. */
function firstOfLatePrices({ household, latePrices }: StaleQuestion): Month | null {
  const days = household.flatMap(({ supply }) => (supply && latePrices.get(supply.area)) ?? []);
  return days.length === 0
    ? null
    : monthOf(days.reduce((first, day) => (day < first ? day : first)));
}
