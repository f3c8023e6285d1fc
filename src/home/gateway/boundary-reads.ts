import type { Day } from "../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../metering/series.ts";
import { type CountRead, countsIn } from "../echonet/counts.ts";
import type { RegisterSource } from "../echonet/registers.ts";
import type { Known } from "../echonet/units.ts";
import type { CircuitRange, Device } from "../controller/api.ts";
import type { Boundary, Observation } from "../slots/observation.ts";
import { keyFor } from "./channels.ts";

/** What was seen of one channel. */
export interface Seen {
  readonly key: string;
  readonly source: RegisterSource;
  readonly observation: Observation;
}

/** When an answer came: which boundary a poll belongs to, or null when it is none. */
export interface ReadAt {
  readonly polledFor: Boundary | null;
  readonly day: Day;
  readonly body: string;
}

/** A device's stamp this far from our own day is no time that anybody can use. */
const MOST_DAYS_AWAY = 110;

/** The registers in an answer: stamped ones for their own half-hour, the others for this one. */
export function seenInAnswer(
  device: Device,
  sources: readonly RegisterSource[],
  values: ReadonlyMap<number, Uint8Array>,
  at: ReadAt,
): readonly Seen[] {
  const known = knownOf(device, values);
  return sources.flatMap((source) => {
    const epcs = [source.epc, source.stampedEpc];
    return epcs.flatMap((epc) => {
      const edt = epc === null ? undefined : values.get(epc);
      if (epc === null || !edt) return [];
      const counts = countsIn(source, { epc, edt }, known);
      return counts.ok ? counts.value.flatMap((read) => seenOf(device, source, read, at)) : [];
    });
  });
}

/** What was read of a board's circuits, range by range. */
export function seenInRanges(
  device: Device,
  sources: readonly RegisterSource[],
  ranges: readonly CircuitRange[],
  at: ReadAt,
): readonly Seen[] {
  const known = knownOf(device, new Map());
  return ranges.flatMap(({ property }) =>
    sources.flatMap((source) => {
      const counts = countsIn(source, property, known);
      return counts.ok ? counts.value.flatMap((read) => seenOf(device, source, read, at)) : [];
    }),
  );
}

/** Everything that is known of a device, the newest last. */
export function knownOf(device: Device, values: ReadonlyMap<number, Uint8Array>): Known {
  const known = new Map([...device.values].map(([epc, { edt }]) => [epc, edt] as const));
  for (const [epc, edt] of values) known.set(epc, edt);
  return known;
}

function seenOf(
  device: Device,
  source: RegisterSource,
  { circuit, count, stamp }: CountRead,
  at: ReadAt,
): readonly Seen[] {
  const boundary = stamp ? stampedBoundary(stamp, at.day) : at.polledFor;
  if (count === null || boundary === null) return [];
  const observation = {
    boundary,
    count,
    source: stamp ? ("stamped" as const) : ("polled" as const),
    body: at.body,
  };
  return [{ key: keyFor(device, source, circuit), source, observation }];
}

/** A stamp names a half-hour's end; anything between two is not what EA and EB are for. */
function stampedBoundary(
  { day, second }: { readonly day: Day; readonly second: number },
  today: Day,
): Boundary | null {
  const isBoundary = second % 1800 === 0;
  const isNear = day <= today + 1 && day >= today - MOST_DAYS_AWAY;
  return isBoundary && isNear ? day * SLOTS_A_DAY + second / 1800 : null;
}
