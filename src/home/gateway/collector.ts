import type { CircuitKind, Device } from "../controller/api.ts";
import type { RegisterSource } from "../echonet/registers.ts";
import { POLLED_WITHIN_S } from "../slots/readings.ts";
import type { Boundary } from "../slots/observation.ts";
import { type ReadAt, type Seen, seenInAnswer, seenInRanges } from "./boundary-reads.ts";
import { bodyEpcs, bodyOf, channelOf, keyFor, sourcesOf } from "./channels.ts";
import type { Days } from "./days.ts";
import { type Home, inBackground, servedDevices, wait } from "./home.ts";
import type { MeterClocks } from "./meter-clocks.ts";
import { tokyoTime } from "./tokyo.ts";
import type { Units } from "./units.ts";

/** One device after the other begins, so that a home's network gets no burst. */
const APART_MS = 20;
/** A stamp may appear some time after its half-hour: where no poll came in time it is awaited. */
const STAMP_AGAIN_MS = [60_000, 300_000, 900_000] as const;
const STAMP_DEADLINE_MS = 20_000;

/** Reads all registers of all channels when a half-hour has passed. */
export interface Collector {
  collect(boundary: Boundary): Promise<void>;
  /** What a count of a device is worth, and its clock: known before its first half-hour. */
  meet(device: Device): Promise<void>;
}

interface Parts {
  readonly home: Home;
  readonly days: Days;
  readonly units: Units;
  readonly clocks: MeterClocks;
}

export function openCollector(parts: Parts): Collector {
  return {
    meet: (device) => meet(parts, device),
    async collect(boundary) {
      const { home, days } = parts;
      const reads = servedDevices(home).map(async (device, place) => {
        await wait(home.timers, place * APART_MS);
        await readDevice(parts, device, boundary);
      });
      await Promise.all(reads);
      await home.log.sync();
      days.flush();
    },
  };
}

async function readDevice(parts: Parts, device: Device, boundary: Boundary): Promise<void> {
  const sources = sourcesOf(device);
  if (sources.length === 0) return;
  await Promise.all([readPlain(parts, device, boundary), readCircuits(parts, device, boundary)]);
  await meet(parts, device);
}

async function meet({ home, clocks, units }: Parts, device: Device): Promise<void> {
  const sources = sourcesOf(device);
  await clocks.ask(device);
  if (!(await units.know(device, sources))) return;
  for (const source of sources.filter(({ circuits }) => circuits === null))
    units.note(device, source, { key: keyFor(device, source, null), body: bodyOf(device) });
  for (const key of home.log.kept.channels()) {
    const channel = channelOf(key);
    const source = sources.find(({ register }) => register === channel?.register);
    if (source && channel?.device === device.device)
      units.note(device, source, { key, body: bodyOf(device) });
  }
}

async function readPlain(parts: Parts, device: Device, boundary: Boundary): Promise<void> {
  const sources = sourcesOf(device).filter(({ circuits }) => circuits === null);
  const epcs = sources.flatMap(({ epc, stampedEpc }) =>
    stampedEpc !== null && device.gets.includes(stampedEpc) ? [epc, stampedEpc] : [epc],
  );
  const deadlineMs = msLeft(parts.home, boundary);
  if (epcs.length > 0 && deadlineMs > 0) {
    const options = { deadlineMs, urgency: "boundary" } as const;
    const asked = [...epcs, ...bodyEpcs(device)];
    const { values } = await parts.home.controller.get(device.device, asked, options);
    const at = readAt(parts, bodyOf(device, values), boundary);
    see(parts, device, seenInAnswer(device, sources, values, at));
  }
  askStampsAgain(parts, device, boundary, 0);
}

async function readCircuits(parts: Parts, device: Device, boundary: Boundary): Promise<void> {
  const sources = sourcesOf(device).filter(({ circuits }) => circuits !== null);
  for (const [kind, epc] of [
    ["energy", 0xb3],
    ["duplex-energy", 0xba],
  ] as const satisfies readonly (readonly [CircuitKind, number])[]) {
    const counted = sources.filter((source) => source.epc === epc);
    const deadlineMs = msLeft(parts.home, boundary);
    if (counted.length === 0 || deadlineMs <= 0) continue;
    const options = { deadlineMs, urgency: "boundary" } as const;
    const { ranges } = await parts.home.controller.circuits(device.device, kind, options);
    see(
      parts,
      device,
      seenInRanges(device, counted, ranges, readAt(parts, bodyOf(device), boundary)),
    );
  }
}

function see({ days, units }: Parts, device: Device, seen: readonly Seen[]): void {
  for (const { key, source, observation } of seen) {
    units.note(device, source, { key, body: observation.body });
    days.see(key, observation.body, [observation]);
  }
}

/** Polled too late is not that boundary: the half-hour stays open until a history fills it. */
function readAt({ home, clocks }: Parts, body: string, boundary: Boundary): ReadAt {
  const now = tokyoTime(home.clock.instant());
  const inTime = now.boundary === boundary && now.msSinceBoundary <= POLLED_WITHIN_S * 1000;
  const polledFor = inTime && clocks.agree() ? boundary : null;
  return { polledFor, day: now.day, body };
}

function msLeft({ clock }: Home, boundary: Boundary): number {
  const now = tokyoTime(clock.instant());
  return now.boundary === boundary ? POLLED_WITHIN_S * 1000 - now.msSinceBoundary : 0;
}

function askStampsAgain(parts: Parts, device: Device, boundary: Boundary, turn: number): void {
  const { home } = parts;
  const sources = sourcesOf(device).filter((source) => lacksStamp(home, device, source, boundary));
  const ms = STAMP_AGAIN_MS[turn];
  if (sources.length === 0 || ms === undefined) return;
  home.timers.after(ms, () => {
    const read = readStamps(parts, device, boundary);
    inBackground(
      home,
      read.then(() => askStampsAgain(parts, device, boundary, turn + 1)),
    );
  });
}

function lacksStamp(
  { log }: Home,
  device: Device,
  source: RegisterSource,
  boundary: Boundary,
): boolean {
  const { stampedEpc } = source;
  if (stampedEpc === null || !device.gets.includes(stampedEpc)) return false;
  return !log.kept.has(keyFor(device, source, null), boundary);
}

async function readStamps(parts: Parts, device: Device, boundary: Boundary): Promise<void> {
  const { home } = parts;
  const sources = sourcesOf(device).filter((source) => lacksStamp(home, device, source, boundary));
  const epcs = sources.flatMap(({ stampedEpc }) => (stampedEpc === null ? [] : [stampedEpc]));
  if (epcs.length === 0) return;
  const options = { deadlineMs: STAMP_DEADLINE_MS, urgency: "slow" } as const;
  const { values } = await home.controller.get(device.device, epcs, options);
  const at = { ...readAt(parts, bodyOf(device), boundary), polledFor: null };
  see(parts, device, seenInAnswer(device, sources, values, at));
  await home.log.sync();
}
