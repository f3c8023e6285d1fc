import type { Season, Timetable } from "./band-fields.ts";

/** Half-hours of a day; slot 0 begins at 00:00. */
const SLOTS = 48;

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
