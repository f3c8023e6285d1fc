import { addDays, addToMonth, type Day, firstDay, type Month, monthOf } from "../kernel/day.ts";
import { daysInSeries, QUALITY, SLOTS_A_DAY, type Series } from "./series.ts";

/** Energy of a stretch and how well it is known. */
export interface Use {
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

export interface YearUse extends Use {
  readonly year: number;
  readonly days: number;
}

export function totalWh({ wh }: Series): number {
  let total = 0;
  for (const each of wh) total += each;
  return total;
}

/**
 * Energy in the slots of a day that a mask marks with anything but 0, over all days. A mask for
 * 00:00–07:00 has 14 ones; a household with 100 Wh a slot then used 1,400 Wh a day there.
 */
export function sumBySlots({ wh }: Series, mask: Uint8Array): number {
  if (mask.length !== SLOTS_A_DAY) throw new Error(`a slot mask has 48 slots, not ${mask.length}`);
  let total = 0;
  for (let start = 0; start < wh.length; start += SLOTS_A_DAY)
    for (let slot = 0; slot < SLOTS_A_DAY; slot += 1)
      if (mask[slot] !== 0) total += wh[start + slot] ?? 0;
  return total;
}

/** Energy by band, when `bandOf` names the band 0 … `bands` − 1 of every slot of the series. */
export function sumByBand({ wh }: Series, bandOf: Uint8Array, bands: number): Float64Array {
  if (bandOf.length !== wh.length) throw new Error("every slot has exactly one band");
  const totals = new Float64Array(bands);
  for (let index = 0; index < wh.length; index += 1) {
    const band = bandOf[index] ?? 0;
    totals[band] = (totals[band] ?? 0) + (wh[index] ?? 0);
  }
  return totals;
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

export function yearUse(series: Series): readonly YearUse[] {
  const years = new Map<number, YearUse>();
  for (const each of monthUse(series)) {
    const year = Math.floor(each.month / 12);
    const sum = years.get(year) ?? { year, days: 0, wh: 0, missingSlots: 0, estimatedSlots: 0 };
    years.set(year, {
      year,
      days: sum.days + each.days,
      wh: sum.wh + each.wh,
      missingSlots: sum.missingSlots + each.missingSlots,
      estimatedSlots: sum.estimatedSlots + each.estimatedSlots,
    });
  }
  return [...years.values()];
}

function useOf({ wh, quality }: Series, fromDay: number, untilDay: number): Use {
  let total = 0;
  let missing = 0;
  let estimated = 0;
  for (let index = fromDay * SLOTS_A_DAY; index < untilDay * SLOTS_A_DAY; index += 1) {
    total += wh[index] ?? 0;
    if (quality[index] === QUALITY.missing) missing += 1;
    else if (quality[index] === QUALITY.estimated) estimated += 1;
  }
  return { wh: total, missingSlots: missing, estimatedSlots: estimated };
}
