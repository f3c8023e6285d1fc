import { daysIn, month } from "../../../kernel/day.ts";
import type { Season, Timetable } from "../../../terms/band-fields.ts";
import type { OpenEiRate } from "./read-rate.ts";

/** A year's hours as a plan's file says them: seasons by date, and rows, the first that fits. */
export interface YearTable {
  readonly seasons: Readonly<Record<string, Season>>;
  readonly timetable: Timetable;
  /** Whether weekends have hours of their own anywhere. */
  readonly weekends: boolean;
}

interface Run {
  /** First month of the year, 0 to 11, and how many on end. */
  readonly first: number;
  readonly months: number;
  readonly hours: string;
}

const MONTHS = 12;
const COMMON_YEAR = 2023;

export function bandKey(period: number): string {
  return `period-${period}`;
}

/**
 * Twelve months × 24 hours as seasons and rows: months on end with equal hours are a season, and
 * the most frequent hours stand last, for all other days.
 */
export function yearTable(rate: OpenEiRate): YearTable {
  const hours = Array.from({ length: MONTHS }, (_, at) =>
    JSON.stringify([rate.energyweekdayschedule[at], rate.energyweekendschedule[at]]),
  );
  const rest = mostFrequent(hours);
  const seasonal = runsOf(hours).filter((run) => run.hours !== rest);
  const seasons = Object.fromEntries(seasonal.map((run) => [seasonKey(run), seasonOf(run)]));
  const timetable = [
    ...seasonal.flatMap((run) => rowsOf(run.hours, seasonKey(run))),
    ...rowsOf(rest, null),
  ];
  return { seasons, timetable, weekends: timetable.some(({ days }) => days !== undefined) };
}

function mostFrequent(hours: readonly string[]): string {
  const counts = Map.groupBy(hours, (one) => one);
  const [first, ...others] = [...counts.values()].toSorted((a, b) => b.length - a.length);
  const found = first?.[0] ?? others[0]?.[0];
  if (found === undefined) throw new Error("a year without months");
  return found;
}

/** Months on end that are alike; December goes on into January. */
function runsOf(hours: readonly string[]): readonly Run[] {
  const start = hours.findIndex((one, at) => one !== hours.at(at - 1));
  if (start < 0) return [{ first: 0, months: MONTHS, hours: hours[0] ?? "" }];
  const runs: Run[] = [];
  for (let step = 0; step < MONTHS; step += 1) {
    const at = (start + step) % MONTHS;
    const one = hours[at] ?? "";
    const last = runs.at(-1);
    if (last?.hours === one) runs[runs.length - 1] = { ...last, months: last.months + 1 };
    else runs.push({ first: at, months: 1, hours: one });
  }
  return runs;
}

function seasonKey({ first, months }: Run): string {
  return `months-${first + 1}-${((first + months - 1) % MONTHS) + 1}`;
}

function seasonOf({ first, months }: Run): Season {
  const last = ((first + months - 1) % MONTHS) + 1;
  // 02-29 is a day of the year, so that February is whole in leap years too.
  const days = last === 2 ? 29 : daysIn(month(`${COMMON_YEAR}-${two(last)}`));
  return { from: `${two(first + 1)}-01`, to: `${two(last)}-${two(days)}` };
}

function rowsOf(hours: string, season: string | null): Timetable {
  const [weekday, weekend] = JSON.parse(hours) as [number[], number[]];
  const of = season === null ? {} : { season };
  if (JSON.stringify(weekday) === JSON.stringify(weekend)) return dayRows(weekday, of);
  return [
    ...dayRows(weekend, { ...of, days: "off" }),
    ...dayRows(weekday, { ...of, days: "work" }),
  ];
}

/** A row for each period of a day; the one with most hours stands last, without hours. */
function dayRows(
  hours: readonly number[],
  of: { readonly season?: string; readonly days?: "off" | "work" },
): Timetable {
  const counts = Map.groupBy(hours, (period) => period);
  const periods = [...counts.keys()].toSorted(
    (a, b) => (counts.get(a)?.length ?? 0) - (counts.get(b)?.length ?? 0) || a - b,
  );
  return periods.map((period, index) => {
    const row = { band: bandKey(period), ...of };
    return index === periods.length - 1 ? row : { ...row, hours: rangesOf(hours, period) };
  });
}

/** The hours of a period as ranges; one that touches midnight on both sides is one range. */
function rangesOf(hours: readonly number[], period: number): string[] {
  const ranges: { from: number; until: number }[] = [];
  hours.forEach((one, hour) => {
    if (one !== period) return;
    const last = ranges.at(-1);
    if (last?.until === hour) last.until = hour + 1;
    else ranges.push({ from: hour, until: hour + 1 });
  });
  const [first, ...others] = ranges;
  const last = others.at(-1);
  if (first?.from === 0 && last?.until === 24) {
    return [...others.slice(0, -1), { from: last.from, until: first.until }].map(rangeText);
  }
  return ranges.map(rangeText);
}

function rangeText({ from, until }: { readonly from: number; readonly until: number }): string {
  return `${two(from)}:00-${two(until)}:00`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
