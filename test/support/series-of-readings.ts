import { addDays, type Day } from "../../src/kernel/day.ts";
import type { Period } from "../../src/kernel/period.ts";
import type { DayColumns } from "../../src/metering/formats/day-columns.ts";
import { unpackWh, WH_BYTES } from "../../src/metering/pack.ts";
import { SLOTS_A_DAY, type Series } from "../../src/metering/series.ts";

/**
 * The series in a file that was read, without any database: by the file's own word for each meter,
 * from its first day to its last, or over a given period. Days that the file lacks are `missing`.
 */
export function seriesOfReadings(
  { chunks }: { readonly chunks: readonly DayColumns[] },
  { knownAt, period }: { readonly knownAt: string; readonly period?: Period },
): ReadonlyMap<string, Series> {
  const reach = new Map<string, { from: Day; until: Day }>();
  for (const { meters, days } of chunks)
    meters.forEach((meter, at) => widen(reach, meter, days[at]));
  const series = new Map(
    [...reach].map(([meter, own]) => [meter, emptySeries(meter, period ?? own, knownAt)] as const),
  );
  for (const chunk of chunks)
    chunk.meters.forEach((meter, at) => {
      const target = series.get(meter);
      if (target) copyDay(target, chunk, at);
    });
  return series;
}

function widen(
  reach: Map<string, { from: Day; until: Day }>,
  meter: string,
  day: Day | undefined,
): void {
  if (day === undefined) return;
  const known = reach.get(meter);
  const until = addDays(day, 1);
  if (!known) reach.set(meter, { from: day, until });
  else {
    if (day < known.from) known.from = day;
    if (until > known.until) known.until = until;
  }
}

function emptySeries(meter: string, { from, until }: Period, knownAt: string): Series {
  const slots = (until - from) * SLOTS_A_DAY;
  return { meter, from, wh: new Int32Array(slots), quality: new Uint8Array(slots), knownAt };
}

function copyDay({ from, wh, quality }: Series, chunk: DayColumns, at: number): void {
  const offset = ((chunk.days[at] ?? from) - from) * SLOTS_A_DAY;
  if (offset < 0 || offset >= wh.length) return;
  wh.set(unpackWh(chunk.wh.subarray(at * WH_BYTES, (at + 1) * WH_BYTES)), offset);
  quality.set(chunk.quality.subarray(at * SLOTS_A_DAY, (at + 1) * SLOTS_A_DAY), offset);
}
