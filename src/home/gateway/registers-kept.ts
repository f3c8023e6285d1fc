import type { Day } from "../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../metering/series.ts";
import { dayOfBoundary } from "../slots/boundary.ts";
import type { Boundary, Observation } from "../slots/observation.ts";

const SOURCES = ["stamped", "history", "polled"] as const;
const NONE = 0xffffffff;

/** A day's boundaries as one way of reading saw them: 300 bytes for 48 registers. */
interface DayColumn {
  readonly counts: Uint32Array;
  /** Index into `bodies`. */
  readonly bodies: Uint8Array;
}

type ChannelDays = Map<Day, (DayColumn | undefined)[]>;

/** What became of an observation: `new`, known already, or other than what is known. */
export type Kept = "new" | "known" | "differs";

/** All registers of a home in memory: 40 channels over 110 days are 2 MB. */
export interface RegistersKept {
  keep(channel: string, observation: Observation): Kept;
  /** All of these days, and of as many known days on either side. */
  around(channel: string, day: Day): readonly Observation[];
  /** Whether any way of reading saw the register there. */
  has(channel: string, boundary: Boundary): boolean;
  daysOf(channel: string): readonly Day[];
  channels(): readonly string[];
  forgetBefore(day: Day): void;
}

export function registersKept(): RegistersKept {
  const channels = new Map<string, ChannelDays>();
  const bodies: string[] = [];
  return {
    keep(channel, observation) {
      const days = channels.get(channel) ?? new Map();
      channels.set(channel, days);
      return keep(days, bodies, observation);
    },
    around: (channel, day) => around(channels.get(channel) ?? new Map(), bodies, day),
    has(channel, boundary) {
      const columns = channels.get(channel)?.get(dayOfBoundary(boundary));
      const slot = boundary % SLOTS_A_DAY;
      return columns?.some((column) => column && column.counts[slot] !== NONE) ?? false;
    },
    daysOf: (channel) => [...(channels.get(channel)?.keys() ?? [])].toSorted((a, b) => a - b),
    channels: () => [...channels.keys()],
    forgetBefore(day) {
      for (const days of channels.values())
        for (const each of days.keys()) if (each < day) days.delete(each);
    },
  };
}

function keep(days: ChannelDays, bodies: string[], seen: Observation): Kept {
  const day = dayOfBoundary(seen.boundary);
  const columns = days.get(day) ?? [];
  days.set(day, columns);
  const source = SOURCES.indexOf(seen.source);
  const column = columns[source] ?? emptyColumn();
  columns[source] = column;
  const slot = seen.boundary % SLOTS_A_DAY;
  const known = column.counts[slot];
  const body = indexOf(bodies, seen.body);
  // The first stays: of two polls it is the nearer to its boundary.
  if (known !== NONE)
    return known === seen.count && column.bodies[slot] === body ? "known" : "differs";
  column.counts[slot] = seen.count;
  column.bodies[slot] = body;
  return "new";
}

function emptyColumn(): DayColumn {
  return { counts: new Uint32Array(SLOTS_A_DAY).fill(NONE), bodies: new Uint8Array(SLOTS_A_DAY) };
}

/** A home meets a handful of bodies; 256 of them would be a device that invents serial numbers. */
function indexOf(bodies: string[], body: string): number {
  const known = bodies.indexOf(body);
  if (known >= 0) return known;
  if (bodies.length < 255) bodies.push(body);
  return bodies.length - 1;
}

/**
 * The day with what is known nearest before and after it, so that an outage over several days is
 * seen with both its ends. Two known days a side give the rules about strays what they look at.
 */
function around(days: ChannelDays, bodies: readonly string[], day: Day): Observation[] {
  const known = [...days.keys()].toSorted((a, b) => a - b);
  const before = known.filter((each) => each < day).slice(-2);
  const after = known.filter((each) => each > day).slice(0, 2);
  return [...before, day, ...after].flatMap((each) => {
    return (days.get(each) ?? []).flatMap((column, at) => {
      const source = SOURCES[at];
      return column && source ? seenIn(each, column, source, bodies) : [];
    });
  });
}

function seenIn(
  day: Day,
  { counts, bodies: at }: DayColumn,
  source: Observation["source"],
  bodies: readonly string[],
): Observation[] {
  const seen: Observation[] = [];
  for (let slot = 0; slot < SLOTS_A_DAY; slot += 1) {
    const count = counts[slot] ?? NONE;
    if (count === NONE) continue;
    const boundary = day * SLOTS_A_DAY + slot;
    seen.push({ boundary, count, source, body: bodies[at[slot] ?? 0] ?? "" });
  }
  return seen;
}
