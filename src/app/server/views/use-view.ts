import {
  addDays,
  addToMonth,
  type Day,
  firstDay,
  formatDay,
  formatMonth,
  type Month,
  monthOf,
} from "../../../kernel/day.ts";
import type { Period } from "../../../kernel/period.ts";
import {
  dayUse,
  monthUse,
  QUALITY,
  type Quality,
  type Series,
  SLOTS_A_DAY,
  totalWh,
} from "../../../metering/index.ts";
import type { Band, UseDay, UseMonth, UseYear } from "../../api/use.ts";

/** What every answer about use shares. */
export interface MeterContext {
  readonly meter: string;
  readonly meters: UseDay["meters"];
  /** First and last day with readings. */
  readonly reach: Period;
  /** What the use of the period adds to the bill; null when its price is not known. */
  readonly yen: number | null;
}

export interface DayBands {
  readonly bands: readonly Band[];
  /** Id of the band of each slot. */
  readonly of: readonly string[];
}

const QUALITY_NAMES = {
  [QUALITY.missing]: "missing",
  [QUALITY.measured]: "measured",
  [QUALITY.provisional]: "provisional",
  [QUALITY.estimated]: "estimated",
  [QUALITY.backfilled]: "backfilled",
  [QUALITY.spread]: "spread",
  [QUALITY.rolledOver]: "rolled-over",
  [QUALITY.exchanged]: "exchanged",
} as const satisfies Record<Quality, string>;

function common(series: Series, { meter, meters, yen }: MeterContext) {
  const asOf = series.knownAt === "" ? null : series.knownAt;
  return { meter, meters, asOf, totalWh: totalWh(series), yen };
}

/** One day in its 48 half-hours. */
export function useDayView(series: Series, bands: DayBands, context: MeterContext): UseDay {
  const { reach } = context;
  const day = series.from;
  const slots = Array.from({ length: SLOTS_A_DAY }, (_, slot) => ({
    wh: series.wh[slot] ?? 0,
    quality: qualityName(series.quality[slot]),
    band: bands.of[slot] ?? "",
  }));
  return {
    ...common(series, context),
    day: formatDay(day),
    previous: day > reach.from ? formatDay(addDays(day, -1)) : null,
    next: day < addDays(reach.until, -1) ? formatDay(addDays(day, 1)) : null,
    slots,
    bands: [...bands.bands],
  };
}

function qualityName(quality: number | undefined) {
  const found = Object.entries(QUALITY_NAMES).find(([code]) => Number(code) === quality);
  return found?.[1] ?? "missing";
}

/** A month by days; days after the last reading are still to come. */
export function useMonthView(series: Series, month: Month, context: MeterContext): UseMonth {
  const { reach } = context;
  return {
    ...common(series, context),
    month: formatMonth(month),
    previous: firstDay(month) > reach.from ? formatMonth(addToMonth(month, -1)) : null,
    next: month < lastMonth(reach) ? formatMonth(addToMonth(month, 1)) : null,
    days: dayUse(series).map(({ day, wh, missingSlots, estimatedSlots }) => ({
      day: formatDay(day),
      wh,
      ...gaps(outside(day, reach), missingSlots, estimatedSlots),
    })),
  };
}

/** A year by months, with the same month of the year before. */
export function useYearView(
  series: Series,
  before: Series,
  { year, context }: { readonly year: number; readonly context: MeterContext },
): UseYear {
  const { reach } = context;
  const lastYear = new Map(monthUse(before).map((use) => [use.month + 12, use]));
  return {
    ...common(series, context),
    year: String(year),
    previous: yearOf(reach.from) < year ? String(year - 1) : null,
    next: year < yearOf(addDays(reach.until, -1)) ? String(year + 1) : null,
    months: monthUse(series).map(({ month, wh, missingSlots, estimatedSlots }) => {
      const last = lastYear.get(month);
      const known = last !== undefined && last.missingSlots < last.days * SLOTS_A_DAY;
      const ahead = firstDay(month) >= reach.until || firstDay(addToMonth(month, 1)) <= reach.from;
      return {
        month: formatMonth(month),
        wh,
        ...gaps(ahead, missingInside(missingSlots, month, reach), estimatedSlots),
        lastYearWh: known ? last.wh : null,
      };
    }),
  };
}

function gaps(ahead: boolean, missing: number, estimated: number) {
  return ahead ? { missing: 0, estimated: 0, ahead } : { missing, estimated, ahead };
}

/** Slots outside what was ever read are not missing. */
function missingInside(missing: number, month: Month, reach: Period): number {
  const [from, until] = [firstDay(month), firstDay(addToMonth(month, 1))];
  const outsideDays = Math.max(0, reach.from - from) + Math.max(0, until - reach.until);
  return Math.max(0, missing - outsideDays * SLOTS_A_DAY);
}

function outside(day: Day, reach: Period): boolean {
  return day < reach.from || day >= reach.until;
}

function lastMonth(reach: Period): Month {
  return monthOf(addDays(reach.until, -1));
}

function yearOf(day: Day): number {
  return Math.floor(monthOf(day) / 12);
}
