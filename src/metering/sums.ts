import { addDays, addToMonth, type Day, firstDay, type Month, monthOf } from "../kernel/day.ts";
import { daysInSeries, isEstimated, QUALITY, SLOTS_A_DAY, type Series } from "./series.ts";

/** Energy of a stretch and how well it is known. */
interface Use {
  readonly wh: number;
  readonly missingSlots: number;
  readonly estimatedSlots: number;
}

export interface DayUse extends Use {
  readonly day: Day;
}

export interface MonthUse extends Use {
  readonly month: Month;
  /** Days of the month that the series covers; fewer than the month has at a series' ends. */
  readonly days: number;
}

export function totalWh({ wh }: Series): number {
  let total = 0;
  for (const each of wh) total += each;
  return total;
}

export function dayUse(series: Series): readonly DayUse[] {
  return Array.from({ length: daysInSeries(series) }, (_, offset) => ({
    day: addDays(series.from, offset),
    ...useOf(series, offset, offset + 1),
  }));
}

export function monthUse(series: Series): readonly MonthUse[] {
  const months: MonthUse[] = [];
  const end = daysInSeries(series);
  for (let offset = 0; offset < end;) {
    const month = monthOf(addDays(series.from, offset));
    const next = Math.min(end, firstDay(addToMonth(month, 1)) - series.from);
    months.push({ month, days: next - offset, ...useOf(series, offset, next) });
    offset = next;
  }
  return months;
}

function useOf({ wh, quality }: Series, fromDay: number, untilDay: number): Use {
  let total = 0;
  let missing = 0;
  let estimated = 0;
  for (let index = fromDay * SLOTS_A_DAY; index < untilDay * SLOTS_A_DAY; index += 1) {
    total += wh[index] ?? 0;
    if (quality[index] === QUALITY.missing) missing += 1;
    else if (isEstimated(quality[index])) estimated += 1;
  }
  return { wh: total, missingSlots: missing, estimatedSlots: estimated };
}
