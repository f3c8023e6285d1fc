import {
  addDays,
  addToMonth,
  type Day,
  firstDay,
  formatDay,
  formatMonth,
  type Month,
  monthOf,
} from "../kernel/day.ts";
import { contains } from "../kernel/period.ts";
import type { Series } from "../metering/series.ts";
import { grantDay, lastValidDay } from "./grant-days.ts";
import { bestOf, judgeWindow, type Window } from "./judge-day.ts";
import { judgeMonth } from "./judge-month.ts";
import type { Entitlement, Finding, Judged, PointScheme } from "./model.ts";

/** Windows of a day that the household was told of, and whether it left them all. */
export interface ToldDay {
  readonly day: Day;
  readonly windows: readonly Window[];
  readonly left: boolean;
}

export interface FindingAsk {
  readonly scheme: PointScheme;
  readonly entitlements: readonly Entitlement[];
  /** Every half-hour known of the power contracts' own days; null: none. */
  readonly series: Series | null;
  readonly told: readonly ToldDay[];
  readonly today: Day;
}

/** A month that was judged, for the page. */
export interface MonthFinding extends Finding {
  readonly month: Month;
}

/** An announced day that was judged, for the page. */
export interface DayFinding extends Finding {
  readonly day: Day;
}

/** Every whole month since both contracts run, judged (MM-08), oldest first. */
export function monthFindings(ask: FindingAsk): readonly MonthFinding[] {
  const { scheme, entitlements, series, today } = ask;
  const [first] = entitlements;
  if (!first) return [];
  const months = monthOf(today) - monthOf(first.from);
  return Array.from({ length: months }, (_, k) => addToMonth(monthOf(first.from), k)).flatMap(
    (month) => {
      const entitled = spanOn(entitlements, firstDay(month));
      const judged = entitled && judgeMonth({ scheme, month, entitled, series });
      if (!judged) return [];
      return [{ month, ...findingOf(scheme, `month:${formatMonth(month)}`, month, judged) }];
    },
  );
}

/** Every announced day up to today, judged (MM-09), oldest first; points once a day. */
export function dayFindings(ask: FindingAsk): readonly DayFinding[] {
  const days = [...new Set(ask.told.map(({ day }) => day))].filter((day) => day <= ask.today);
  return days
    .toSorted((a, b) => a - b)
    .flatMap((day) => {
      const judged = judgeDay(ask, day);
      if (judged === null) return [];
      return [{ day, ...findingOf(ask.scheme, `day:${formatDay(day)}`, monthOf(day), judged) }];
    });
}

function judgeDay(ask: FindingAsk, day: Day): Judged | null {
  const own = ask.told.filter((each) => each.day === day);
  const windows = own.filter(({ left }) => !left).flatMap((each) => each.windows);
  if (windows.length === 0) {
    const [window] = own.flatMap((each) => each.windows);
    const judged = window ? judgeOne(ask, day, window) : null;
    return judged && { ...judged, verdict: "left", points: 0 };
  }
  return bestOf(windows.flatMap((window) => judgeOne(ask, day, window) ?? []));
}

/** One window, judged for its own page: before it is over, what is known of the days before. */
export function judgeOne(ask: FindingAsk, day: Day, window: Window): Judged | null {
  const { scheme, entitlements, series } = ask;
  return judgeWindow({ scheme, day, window, entitled: spanOn(entitlements, day), series });
}

function findingOf(scheme: PointScheme, lot: string, metIn: Month, judged: Judged): Finding {
  const grantedOn = grantDay(metIn);
  return { lot, grantedOn, lastValidDay: lastValidDay(scheme, grantedOn), ...judged };
}

function spanOn(entitlements: readonly Entitlement[], on: Day): Entitlement | null {
  return entitlements.find((span) => contains(span, on)) ?? null;
}

/** When the points of an event are granted: shown before it is over. */
export function grantOf(
  scheme: PointScheme,
  day: Day,
): Pick<Finding, "grantedOn" | "lastValidDay"> {
  const grantedOn = grantDay(monthOf(day));
  return { grantedOn, lastValidDay: lastValidDay(scheme, grantedOn) };
}

/** The days whose half-hours the judging may look at. */
export function lookedAt(entitlements: readonly Entitlement[], today: Day) {
  const [first] = entitlements;
  return first ? { from: first.powerFrom, until: addDays(today, 1) } : null;
}
