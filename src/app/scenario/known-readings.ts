import { dirname, resolve } from "node:path";
import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import type { Period } from "../../kernel/period.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import {
  type MeterDay,
  type Problem as RowProblem,
  QUALITY,
  READ_LIMITS,
  readReadings,
  type Series,
  SLOTS_A_DAY,
  supersede,
  unpackWh,
} from "../../metering/index.ts";
import type { Problem } from "../../terms/problem.ts";
import type { ReadScenario } from "./read-scenario.ts";
import type { ScenarioReadings } from "./schema.ts";
import { SCENARIO_KNOWN_AT, spreadUse } from "./spread-use.ts";

const WH_BYTES = SLOTS_A_DAY * 4;

/** One block of the scenario's readings, by day. */
interface Layer {
  readonly meter: string;
  readonly knownOn: Day | undefined;
  readonly days: readonly MeterDay[];
}

/** What the meters read, as known on a day. */
export type SeriesOn = (knownOn: Day) => (meter: string, period: Period) => Series | null;

/** Read all of the scenario's readings; what cannot be read is told with its place. */
export async function knownReadings(
  read: ReadScenario,
): Promise<Result<SeriesOn, readonly Problem[]>> {
  const layers: Layer[] = [];
  const problems: Problem[] = [];
  for (const [index, readings] of (read.scenario.readings ?? []).entries()) {
    const layer = readings.file
      ? await fileLayer(readings, readings.file, { read, index })
      : useLayer(readings, { read, index });
    if (layer.ok) layers.push(layer.value);
    else problems.push(...layer.refusal);
  }
  if (problems.length > 0) return no(problems);
  return ok((knownOn) => {
    const days = asKnown(layers, knownOn);
    return (meter, period) => seriesOf(days.get(meter), meter, period);
  });
}

interface At {
  readonly read: ReadScenario;
  readonly index: number;
}

function useLayer(
  { meter, knownOn, use = [] }: ScenarioReadings,
  { read, index }: At,
): Result<Layer, Problem[]> {
  const spread = spreadUse(meter, use);
  if (!spread.ok) {
    const { use: position, message } = spread.refusal;
    return no([read.problemAt(["readings", index, "use", position], message)]);
  }
  return ok({ meter, knownOn, days: daysOf(spread.value) });
}

async function fileLayer(
  { meter, knownOn }: ScenarioReadings,
  { path, mapping }: NonNullable<ScenarioReadings["file"]>,
  { read, index }: At,
): Promise<Result<Layer, Problem[]>> {
  const at = (message: string) => read.problemAt(["readings", index, "file"], message);
  const source = { path: resolve(dirname(read.file), path) };
  const { chunks, problems } = await readReadings(source, mapping, READ_LIMITS);
  if (problems.count > 0) {
    return no(problems.kept.map((problem) => at(`${path} ${rowText(problem)}`)));
  }
  const days = chunks.flatMap((chunk) =>
    chunk.days.map((day, position) => ({
      meter,
      day,
      wh: unpackWh(chunk.wh.subarray(position * WH_BYTES, (position + 1) * WH_BYTES)),
      quality: new Uint8Array(
        chunk.quality.subarray(position * SLOTS_A_DAY, (position + 1) * SLOTS_A_DAY),
      ),
    })),
  );
  return ok({ meter, knownOn, days });
}

function rowText({ row, field, got, accepted }: RowProblem): string {
  const place = row === null ? "" : `row ${row}, `;
  return `${place}${field}: got ${got}; accepted ${accepted}`;
}

function daysOf({ meter, from, wh, quality }: Series): MeterDay[] {
  return Array.from({ length: wh.length / SLOTS_A_DAY }, (_, index) => ({
    meter,
    day: addDays(from, index),
    wh: wh.slice(index * SLOTS_A_DAY, (index + 1) * SLOTS_A_DAY),
    quality: quality.slice(index * SLOTS_A_DAY, (index + 1) * SLOTS_A_DAY),
  }));
}

type Days = Map<Day, KnownDay>;

interface KnownDay {
  readonly read: MeterDay;
  readonly knownAt: string;
}

/** Later knowledge goes over earlier, slot by slot, as it does in the database. */
function asKnown(layers: readonly Layer[], knownOn: Day): ReadonlyMap<string, Days> {
  const meters = new Map<string, Days>();
  const known = layers.filter((layer) => layer.knownOn === undefined || layer.knownOn <= knownOn);
  for (const layer of known.toSorted((a, b) => (a.knownOn ?? 0) - (b.knownOn ?? 0))) {
    const all: Days = meters.get(layer.meter) ?? new Map<Day, KnownDay>();
    const knownAt =
      layer.knownOn === undefined ? SCENARIO_KNOWN_AT : `${formatDay(layer.knownOn)}T00:00:00Z`;
    for (const each of layer.days) {
      const before = all.get(each.day);
      const read = before ? supersede(before.read, each) : each;
      if (read) all.set(each.day, { read, knownAt });
    }
    meters.set(layer.meter, all);
  }
  return meters;
}

/**
 * Days of which nothing is known are gaps; a meter of which nothing at all is known has no series.
 */
function seriesOf(days: Days | undefined, meter: string, { from, until }: Period): Series | null {
  if (!days) return null;
  const wh = new Int32Array((until - from) * SLOTS_A_DAY);
  const quality = new Uint8Array(wh.length).fill(QUALITY.missing);
  let knownAt = SCENARIO_KNOWN_AT;
  for (let day = from; day < until; day = addDays(day, 1)) {
    const known = days.get(day);
    if (!known) continue;
    wh.set(known.read.wh, (day - from) * SLOTS_A_DAY);
    quality.set(known.read.quality, (day - from) * SLOTS_A_DAY);
    if (known.knownAt > knownAt) ({ knownAt } = known);
  }
  return { meter, from, wh, quality, knownAt };
}
