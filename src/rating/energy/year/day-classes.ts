import type { Day } from "../../../kernel/day.ts";
import { type Banded, bandMap } from "../bands.ts";
import { type PlanAt, pricesOn } from "../plan-at.ts";
import { type Calendar, classDays, type DayClass } from "./class-days.ts";
import type { YearPeriod } from "./model.ts";

/** How plans want the energy of a period: in all, by time band, or weighted by spot price too. */
export interface Layout {
  readonly by: "total" | "bands" | "market";
  /** The bands in the order of the plan; none in the other layouts. */
  readonly bands: readonly string[];
  /** How many numbers it takes a period, and where its first period begins. */
  readonly width: number;
  readonly start: number;
  /** For each period: class, band, first slot, end of the slots, again and again. */
  readonly runs: readonly Int32Array[];
}

/**
 * The days of some billing periods, those of a kind together that no plan of a list tells apart:
 * season and day off as each plan's calendar says.
 */
export interface DayClasses {
  readonly periods: readonly YearPeriod[];
  readonly from: Day;
  /** Class of each day from `from` on; −1 between periods. No two periods share a class. */
  readonly classOf: Int32Array;
  readonly classes: number;
  readonly layouts: readonly Layout[];
  /** How many numbers all layouts take together. */
  readonly size: number;
  /** The layout of a plan in a period. Throws for a plan that was not in the list. */
  readonly layoutOf: (plan: PlanAt, on: Day) => Layout;
}

/**
 * Classes the days of a year for a list of plans (EN-03), so that the energy of any band is a few
 * differences of cumulative sums. Night hours on every day make one class a month, cheaper weekends
 * two; a season that begins inside a period makes as many again.
 */
export function dayClasses(plans: readonly PlanAt[], periods: readonly YearPeriod[]): DayClasses {
  const [first] = periods;
  if (!first) throw new Error("a year without periods");
  const { from } = first.period;
  const asked = new Map<string, Calendar | null>();
  for (const { period } of periods) {
    for (const plan of plans)
      asked.set(layoutKey(plan, period.from), calendarOf(plan, period.from));
  }
  const calendars = [...asked.values()].filter((calendar) => calendar !== null);
  const { classes, classOf } = classDays(periods, calendars, from);
  const layouts = new Map<string, Layout>();
  let size = 0;
  for (const [key, calendar] of asked) {
    const layout = layoutFor(key, calendar, { classes, periods: periods.length });
    layouts.set(key, { ...layout, start: size });
    size += layout.width * periods.length;
  }
  return {
    periods,
    from,
    classOf,
    classes: classes.length,
    layouts: [...layouts.values()],
    size,
    layoutOf(plan, on) {
      const found = layouts.get(layoutKey(plan, on));
      if (!found) throw new Error(`the days were not classed for ${plan.rule.id}/${plan.key}`);
      return found;
    },
  };
}

const TOTAL = "total";
const MARKET = "market";
const bandKeys = new WeakMap<object, string>();

/** Plans whose bands and hours are written alike share a layout. */
function layoutKey(plan: PlanAt, on: Day): string {
  const energy = pricesOn(plan, on)?.prices.energy;
  if (energy?.by === "market") return MARKET;
  if (energy?.by !== "bands") return TOTAL;
  const known = bandKeys.get(energy) ?? hoursKey(energy);
  bandKeys.set(energy, known);
  return `${known}${JSON.stringify(plan.plan.daysOff ?? null)}`;
}

function hoursKey({ bands, seasons, timetable }: Banded): string {
  return JSON.stringify([Object.keys(bands), seasons, timetable]);
}

function calendarOf(plan: PlanAt, on: Day): Calendar | null {
  const energy = pricesOn(plan, on)?.prices.energy;
  if (energy?.by !== "bands") return null;
  const { daysOff } = plan.plan;
  return { seasons: energy.seasons, daysOff, map: bandMap(energy, daysOff) };
}

interface Classed {
  readonly classes: readonly DayClass[];
  readonly periods: number;
}

function layoutFor(
  key: string,
  calendar: Calendar | null,
  { classes, periods }: Classed,
): Omit<Layout, "start"> {
  const runs = Array.from({ length: periods }, (_, index) => {
    const own = classes.filter(({ period }) => period === index);
    return Int32Array.from(own.flatMap((kind) => runsOf(kind, calendar)));
  });
  if (calendar === null) {
    const by = key === MARKET ? MARKET : TOTAL;
    return { by, bands: [], width: by === MARKET ? 2 : 1, runs };
  }
  const { keys } = calendar.map;
  return { by: "bands", bands: keys, width: keys.length, runs };
}

const WHOLE_DAY = [0, 0, 0, 48];

/** Class, band, first slot and end for each run of a kind of day. */
function runsOf({ id, day }: DayClass, calendar: Calendar | null): number[] {
  if (calendar === null) return [id, ...WHOLE_DAY.slice(1)];
  const runs = calendar.map.on(day);
  const found: number[] = [];
  for (let run = 0, start = 0; run < runs.length; run += 2) {
    const [band = 0, end = 0] = [runs[run], runs[run + 1]];
    found.push(id, band, start, end);
    start = end;
  }
  return found;
}
