import { addDays, type Day, formatDay } from "../kernel/day.ts";
import { contains } from "../kernel/period.ts";
import { endOf } from "../metering/join-series.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../metering/series.ts";
import { entryId } from "../rating/priced.ts";
import { inForceOn } from "../terms/dated.ts";
import { judge, type Stretch } from "./judge.ts";
import type { Entitlement, Judged, PointScheme } from "./model.ts";

/** Half-hours of a day, `[from, until)`: 36 and 40 are 18:00 to 20:00. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

export interface WindowAsk {
  readonly scheme: PointScheme;
  readonly day: Day;
  readonly window: Window;
  readonly entitled: Entitlement | null;
  readonly series: Series | null;
}

/**
 * An announced window against the same hours of the seven days before (MM-09): met when the use is
 * strictly below 0.7 of their mean. 7 days of 1,000 Wh: 699 earns, 700 does not.
 */
export function judgeWindow({ scheme, day, window, entitled, series }: WindowAsk): Judged | null {
  const { rule, id } = scheme;
  const found = inForceOn(rule.announced.values, day);
  if (!found.ok) return null;
  const { points, days, atLeastDays, percentBelow, counted } = found.value;
  const { clause: clauses } = rule.announced;
  if (entitled === null || !contains(entitled, day)) {
    return { verdict: "no-contract", points: 0, usedWh: null, before: [], bound: null, clauses };
  }
  const counts = new Set(counted.map((name) => QUALITY[name]));
  const of = (on: Day): Stretch => stretchOf(on, window, { series, counts });
  const before = Array.from({ length: days }, (_, k) => addDays(day, k - days));
  return judge({
    used: of(day),
    before: before.map((on) => (on >= entitled.powerFrom ? of(on) : { ...of(on), wh: null })),
    atLeast: atLeastDays,
    percent: 100 - percentBelow,
    points,
    entry: entryId(id, "announced", found.value),
    clauses,
    band: windowText(window),
  });
}

/** What half-hours of the window came to; null when one of them does not count. */
function stretchOf(
  on: Day,
  { from, until }: Window,
  { series, counts }: { readonly series: Series | null; readonly counts: ReadonlySet<number> },
): Stretch {
  const name = formatDay(on);
  const period = { from: on, until: addDays(on, 1) };
  if (series === null || on < series.from || on >= endOf(series)) {
    return { name, period, readings: "", wh: null };
  }
  const start = (on - series.from) * SLOTS_A_DAY;
  const slots = Array.from({ length: until - from }, (_, k) => start + from + k);
  const isKnown = slots.every((index) => counts.has(series.quality[index] ?? QUALITY.missing));
  const wh = isKnown ? slots.reduce((sum, index) => sum + (series.wh[index] ?? 0), 0) : null;
  return { name, period, readings: `${series.meter}@${series.knownAt}`, wh };
}

/**
 * The windows of one day: points once, for the first window that is met. While one of them may
 * still turn out to be met, the day is not decided.
 */
export function bestOf(judged: readonly Judged[]): Judged | null {
  return (
    judged.find(({ verdict }) => verdict === "met") ??
    judged.find(({ verdict }) => verdict === "use-unknown") ??
    judged.find(({ verdict }) => verdict === "not-below") ??
    judged[0] ??
    null
  );
}

/** `18:00-20:00` */
export function windowText({ from, until }: Window): string {
  return `${slotText(from)}-${slotText(until)}`;
}

function slotText(slot: number): string {
  const hours = String(Math.floor(slot / 2)).padStart(2, "0");
  return `${hours}:${slot % 2 === 0 ? "00" : "30"}`;
}
