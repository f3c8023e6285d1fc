import { crc32 } from "node:zlib";
import { type Day, formatDay } from "../../kernel/day.ts";
import { packWh } from "../../metering/pack.ts";
import { QUALITY, SLOTS_A_DAY } from "../../metering/series.ts";
import { dayOfBoundary } from "../slots/boundary.ts";
import type { Boundary, Observation } from "../slots/observation.ts";
import { type Finding, type Slots, slotsOf } from "../slots/slots-of.ts";
import { channelOf } from "./channels.ts";
import type { Home } from "./home.ts";
import type { RegistersKept } from "./registers-kept.ts";
import { instantOfBoundary } from "./tokyo.ts";

/** Lets the devices of one boundary all answer before their days are made. */
const GATHER_MS = 1500;
/** A stray is told from a reset by so many boundaries on either side (`slots/lines.ts`). */
const DOUBT = 4;

/** Days of half-hours: made anew from the registers when any of these changed, and recorded. */
export interface Days {
  /** Keeps what was seen; returns whether anything was new. */
  see(key: string, body: string, seen: readonly Observation[]): boolean;
  /** The channel counts otherwise than was known: all its days. */
  recount(key: string): void;
  /** Recorded again though unchanged: the platform asked, or what it was to get was lost. */
  again(key: string, day: Day): void;
  /** Makes and records what changed, now. */
  flush(): void;
  stop(): void;
}

/** Checksums of what was recorded, by channel and day, as long as its registers are kept. */
type Told = Map<string, Map<Day, number>>;

export function openDays(home: Home): Days {
  const changed = new Map<string, Set<Day>>();
  const told: Told = new Map();
  let cancel: (() => void) | null = null;
  const mark = (key: string, day: Day) => {
    const days = changed.get(key) ?? new Set();
    changed.set(key, days.add(day));
    cancel ??= home.timers.after(GATHER_MS, flush);
  };
  const flush = () => {
    cancel?.();
    cancel = null;
    for (const [key, days] of changed)
      for (const day of [...days].toSorted((a, b) => a - b)) recordDay(home, told, key, day);
    changed.clear();
  };
  return {
    see(key, body, seen) {
      const became = home.log.add(key, body, seen);
      if ((became.get("differs") ?? 0) > 0) tellOtherwise(home, key);
      if ((became.get("new") ?? 0) === 0) return false;
      for (const day of daysTouched(home.log.kept, key, seen)) mark(key, day);
      return true;
    },
    recount: (key) => {
      for (const day of home.log.kept.daysOf(key)) mark(key, day);
    },
    again(key, day) {
      told.get(key)?.delete(day);
      mark(key, day);
    },
    flush,
    stop: () => cancel?.(),
  };
}

/** From the known boundary before what was seen to the one after it. */
function daysTouched(
  kept: RegistersKept,
  key: string,
  seen: readonly Observation[],
): ReadonlySet<Day> {
  const known = kept.daysOf(key);
  const [first, last] = [known[0] ?? 0, known.at(-1) ?? 0].map((day) => day * SLOTS_A_DAY);
  const days = new Set<Day>();
  for (const { boundary } of seen) {
    const before = knownNear(kept, key, boundary, -1, first ?? 0);
    const after = knownNear(kept, key, boundary, 1, (last ?? 0) + SLOTS_A_DAY - 1);
    const from = dayOfBoundary(Math.min(before, boundary - DOUBT));
    const until = dayOfBoundary(Math.max(after - 1, boundary + DOUBT));
    for (let day = from; day <= until; day = (day + 1) as Day) days.add(day);
  }
  return days;
}

function knownNear(
  kept: RegistersKept,
  key: string,
  from: Boundary,
  step: 1 | -1,
  end: Boundary,
): Boundary {
  for (let at = from + step; (end - at) * step >= 0; at += step) if (kept.has(key, at)) return at;
  return from;
}

function recordDay(home: Home, told: Told, key: string, day: Day): void {
  const channel = channelOf(key);
  if (!channel) return;
  const { log } = home;
  const countingOf = (body: string) => log.countingOf(key, body);
  const period = { from: day, until: (day + 1) as Day };
  const slots = slotsOf(log.kept.around(key, day), countingOf, period);
  for (const finding of slots.findings) tellFinding(home, key, finding);
  const sum = checksum(slots);
  const before = told.get(key)?.get(day);
  const isEmpty = slots.quality.every((each) => each === QUALITY.missing);
  if (sum === before || (isEmpty && before === undefined)) return;
  noteTold(home, told, { key, day, sum });
  const record = {
    kind: "day",
    at: home.clock.instant(),
    ...channel,
    day: formatDay(day),
  } as const;
  const wh = packWh(slots.wh).toString("base64");
  const quality = Buffer.from(slots.quality).toString("base64");
  home.record({ ...record, wh, quality }, "now");
}

function noteTold(
  { log }: Home,
  told: Told,
  { key, day, sum }: { readonly key: string; readonly day: Day; readonly sum: number },
): void {
  const own = told.get(key) ?? new Map<Day, number>();
  told.set(key, own.set(day, sum));
  const [oldest = day] = log.kept.daysOf(key);
  for (const each of own.keys()) if (each < oldest) own.delete(each);
}

function checksum({ wh, quality }: Slots): number {
  return crc32(quality, crc32(packWh(wh)));
}

const CODES = {
  exchanged: "meter-exchanged",
  reset: "register-reset",
  implausible: "register-implausible",
  "unit-missing": "unit-missing",
  disagreement: "registers-disagree",
  stray: "register-stray",
} as const;

function tellFinding(home: Home, key: string, finding: Finding): void {
  const channel = channelOf(key);
  if (!channel || finding.code === "outage") return;
  if (finding.code === "unit-missing" && !home.log.lacksUnit(key)) return;
  const { device, register, circuit } = channel;
  const code = CODES[finding.code];
  // A unit is missing for good or not at all; everything else has its half-hour.
  const at = "boundary" in finding ? finding.boundary : finding.until;
  const when = code === "unit-missing" ? {} : { until: instantOfBoundary(at) };
  home.trouble({ device, code, detail: { register, circuit, ...when } });
}

/** Two readings of one kind at one boundary: the first stays. */
function tellOtherwise(home: Home, key: string): void {
  const channel = channelOf(key);
  if (!channel) return;
  const { device, register, circuit } = channel;
  home.trouble({ device, code: "registers-disagree", detail: { register, circuit } });
}
