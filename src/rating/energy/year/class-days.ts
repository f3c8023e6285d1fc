import { addDays, type Day, formatDay } from "../../../kernel/day.ts";
import { seasonOf } from "../../../terms/band-calendar.ts";
import type { DaysOff, Season } from "../../../terms/band-fields.ts";
import { type BandMap, isDayOff, NO_DAYS_OFF } from "../bands.ts";
import type { YearPeriod } from "./model.ts";

/** The days that a plan tells apart, and the bands that it gives them. */
export interface Calendar {
  readonly seasons: Readonly<Record<string, Season>>;
  readonly daysOff: DaysOff | undefined;
  readonly map: BandMap;
}

/** One kind of day within one period, and a day of it that stands for all. */
export interface DayClass {
  readonly id: number;
  readonly period: number;
  readonly day: Day;
}

interface Classed {
  readonly classes: readonly DayClass[];
  /** Class of each day from the first period's first on; −1 between periods. */
  readonly classOf: Int32Array;
}

/** Classes the days of each period by what all calendars together make of them. */
export function classDays(
  periods: readonly YearPeriod[],
  calendars: readonly Calendar[],
  from: Day,
): Classed {
  const kindOf = kindsOfDay(calendars);
  const classes: DayClass[] = [];
  const days: number[] = [];
  periods.forEach(({ period }, index) => {
    if (period.from < from + days.length) throw new Error("periods of a year overlap");
    while (from + days.length < period.from) days.push(-1);
    const known = new Map<string, number>();
    for (let day = period.from; day < period.until; day = addDays(day, 1)) {
      const kind = kindOf(day);
      const id = known.get(kind) ?? classes.length;
      if (id === classes.length) classes.push({ id, period: index, day });
      known.set(kind, id);
      days.push(id);
    }
  });
  return { classes, classOf: Int32Array.from(days) };
}

/** The kind of a day: two days are of one kind when every calendar bands them alike. */
function kindsOfDay(calendars: readonly Calendar[]): (day: Day) => string {
  const distinct = new Map(
    calendars.map((calendar) => [
      JSON.stringify([calendar.seasons, calendar.daysOff ?? NO_DAYS_OFF]),
      calendar,
    ]),
  );
  const kinds = new Map<string, string>();
  const texts = new Map<Uint16Array, string>();
  const textOf = (runs: Uint16Array): string => {
    const text = texts.get(runs) ?? runs.join(" ");
    texts.set(runs, text);
    return text;
  };
  return (day) => {
    const date = formatDay(day).slice(5);
    const type = [...distinct.values()]
      .map(({ seasons, daysOff }) => {
        return `${seasonOf(seasons, date)}/${isDayOff(day, daysOff ?? NO_DAYS_OFF)}`;
      })
      .join(" ");
    const kind = kinds.get(type) ?? calendars.map(({ map }) => textOf(map.on(day))).join("/");
    kinds.set(type, kind);
    return kind;
  };
}
