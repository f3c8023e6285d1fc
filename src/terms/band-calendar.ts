import { z } from "zod";

/** Half-hours of a day; slot 0 begins at 00:00. */
const SLOTS = 48;
const CLOCK = /^([01]\d|2[0-4]):(00|30)-([01]\d|2[0-4]):(00|30)$/;
const DATE = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const hoursField = z
  .string()
  .regex(CLOCK, "write hours of the day in half-hours such as 10:00-17:00 or 23:00-07:00");
const dateField = z.string().regex(DATE, "write a day of the year such as 07-01");

/** The days that a plan prices as days off: its own set, wider than holidays in old plans. */
export const daysOffField = z.strictObject({
  weekends: z.boolean(),
  nationalHolidays: z.boolean(),
  extra: z.array(dateField),
});
export type DaysOff = z.output<typeof daysOffField>;

/** A season by its first and last day, both in; it may run over the new year. */
export const seasonField = z.strictObject({ from: dateField, to: dateField });
export type Season = z.output<typeof seasonField>;

/** One row of a time table: the first row that fits a slot gives it its band. */
const rowField = z.strictObject({
  band: z.string(),
  /** Only in this season; `other` is every day outside the seasons. Left out: all year. */
  season: z.string().optional(),
  /** Only on days off, or only on other days. Left out: every day. */
  days: z.enum(["off", "work"]).optional(),
  /** Left out: the whole day. */
  hours: z.array(hoursField).min(1).optional(),
});

export const timetableField = z.array(rowField).min(1);
export type Timetable = z.output<typeof timetableField>;

/** Name of the time outside all seasons. */
const OTHER_SEASON = "other";

/** What decides which rows fit a day. */
export interface DayType {
  readonly season: string;
  readonly off: boolean;
}

/** Band of each of the 48 slots of such a day; null where no row fits. */
export function bandsOfDay(timetable: Timetable, { season, off }: DayType): (string | null)[] {
  const rows = timetable.filter(
    (row) =>
      (row.season === undefined || row.season === season) &&
      (row.days === undefined || (row.days === "off") === off),
  );
  return Array.from(
    { length: SLOTS },
    (_, slot) => rows.find(({ hours }) => !hours || hours.some(covers(slot)))?.band ?? null,
  );
}

/** The season that `MM-DD` lies in, in the order of the file, or `other`. */
export function seasonOf(seasons: Readonly<Record<string, Season>>, date: string): string {
  const found = Object.entries(seasons).find(([, { from, to }]) =>
    from <= to ? from <= date && date <= to : date >= from || date <= to,
  );
  return found?.[0] ?? OTHER_SEASON;
}

/** What is wrong with a time table: unknown bands or seasons, and slots without a band. */
export function timetableFaults(
  timetable: Timetable,
  bands: readonly string[],
  seasons: readonly string[],
): string[] {
  const unknown = timetable.flatMap(({ band, season }) => [
    ...(bands.includes(band) ? [] : [`no band is called "${band}"`]),
    ...(season === undefined || season === OTHER_SEASON || seasons.includes(season)
      ? []
      : [`no season is called "${season}"`]),
  ]);
  const gaps = [...seasons, OTHER_SEASON].flatMap((season) =>
    [true, false]
      .filter((off) => bandsOfDay(timetable, { season, off }).includes(null))
      .map((off) => `${season}, ${off ? "days off" : "working days"}: some hours have no band`),
  );
  return [...unknown, ...gaps];
}

function covers(slot: number) {
  return (hours: string): boolean => {
    const [from, to] = hours.split("-").map(slotAt) as [number, number];
    return from < to ? from <= slot && slot < to : slot >= from || slot < to;
  };
}

function slotAt(clock: string): number {
  const [hour = "", minute = ""] = clock.split(":");
  return parseInt(hour, 10) * 2 + (minute === "30" ? 1 : 0);
}
