import type { Day } from "../../src/kernel/day.ts";
import { QUALITY, type Series } from "../../src/metering/series.ts";

/** A series of half-hours; null is missing. */
export function madeSeries(from: Day, values: readonly (number | null)[], meter = "made"): Series {
  return {
    meter,
    from,
    wh: Int32Array.from(values, (wh) => wh ?? 0),
    quality: Uint8Array.from(values, (wh) => (wh === null ? QUALITY.missing : QUALITY.measured)),
    knownAt: "2026-11-22T01:00:00.000Z",
  };
}

/** A day of one value in each half-hour, and others where named. */
export function madeDay(
  from: Day,
  wh: number,
  other: Readonly<Record<number, number | null>> = {},
): Series {
  const slots = Array.from({ length: 48 }, (_, slot) =>
    slot in other ? (other[slot] ?? null) : wh,
  );
  return madeSeries(from, slots);
}
