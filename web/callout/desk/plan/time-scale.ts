import { tokyoAt } from "../times.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MOST_MARKS = 14;

export interface TimeScale {
  readonly from: number;
  readonly until: number;
  readonly perMinute: number;
  readonly at: (ms: number) => number;
  readonly x: (iso: string) => number;
}

interface Lane {
  readonly shift: { readonly from: string; readonly until: string };
  readonly visits: readonly { readonly arrives: string; readonly leaves: string }[];
}

/** From the first full hour that matters to the last: whatever lies outside a shift is seen too. */
export function scaleOf(
  lanes: readonly Lane[],
  at: { readonly left: number; readonly right: number },
): TimeScale {
  const all = lanes.flatMap(({ shift, visits }) => [
    shift.from,
    shift.until,
    ...visits.flatMap(({ arrives, leaves }) => [arrives, leaves]),
  ]);
  const instants = all.map((iso) => Date.parse(iso));
  const least = Math.min(...instants);
  const most = Math.max(...instants);
  const from = Math.floor(least / HOUR_MS) * HOUR_MS;
  const until = Math.max(from + HOUR_MS, Math.ceil(most / HOUR_MS) * HOUR_MS);
  const perMs = (at.right - at.left) / (until - from);
  const xAt = (ms: number) => at.left + (ms - from) * perMs;
  return {
    from,
    until,
    perMinute: perMs * MINUTE_MS,
    at: xAt,
    x: (iso) => xAt(Date.parse(iso)),
  };
}

/** A mark at each full hour of the clock in Tokyo; every second one where there are many. */
export function hoursOf(scale: TimeScale): readonly { x: number; label: string }[] {
  const count = Math.floor((scale.until - scale.from) / HOUR_MS);
  const step = count > MOST_MARKS ? 2 : 1;
  return Array.from({ length: Math.floor(count / step) + 1 }, (_, index) => {
    const ms = scale.from + index * step * HOUR_MS;
    return { x: scale.at(ms), label: tokyoAt(ms).time.replace(/^0/, "") };
  });
}
