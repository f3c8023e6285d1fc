import { type Day, parseDay } from "../../kernel/day.ts";
import type { ControllerEvent, Device } from "../controller/api.ts";
import type { DeviceSeen, GatewayRecord, ToGateway } from "../link/messages.ts";
import { channelKey, type Properties } from "../model.ts";
import { seenOf } from "./channels.ts";
import { type Collector, openCollector } from "./collector.ts";
import type { Commands } from "./commands.ts";
import { type Days, openDays } from "./days.ts";
import { type DeviceTeller, openDeviceTeller } from "./device-teller.ts";
import { type History, openHistory } from "./history.ts";
import { type Home, inBackground, servedDevices } from "./home.ts";
import type { Link } from "./link.ts";
import { type Live, openLive } from "./live.ts";
import { openMeterClocks } from "./meter-clocks.ts";
import { KEPT_DAYS } from "./observation-log.ts";
import { watchClock } from "./ticks.ts";
import { tokyoTime } from "./tokyo.ts";
import { openUnits } from "./units.ts";

/** Started this soon after a boundary, its registers are still worth reading. */
const STILL_MS = 30_000;
const DISCOVER_MS = 15_000;
/** Most devices in one message; more go in several. */
const LIVE_AT_ONCE = 200;

export interface WorkParts {
  readonly home: Home;
  readonly commands: Commands;
  readonly link: Link;
}

/** What a gateway does all day. */
export interface Work {
  start(): void;
  /** From the platform. */
  hear(message: ToGateway): void;
  /** The platform has all records: what is so now may follow, for it knows the devices. */
  caughtUp(): void;
  /** Records that were dropped: their days are made again when the line is free. */
  lost(records: readonly GatewayRecord[]): void;
  devices(): readonly DeviceSeen[];
  stateOf(device: string): Properties;
  stop(): void;
}

interface Crew extends WorkParts {
  readonly days: Days;
  readonly collector: Collector;
  readonly history: History;
  readonly live: Live;
  readonly teller: DeviceTeller;
  readonly lost: Map<string, { readonly key: string; readonly day: Day }>;
  /** What came before the platform knew the device is nowhere: all is sent once more. */
  isWholeDue: boolean;
}

export function openWork(parts: WorkParts): Work {
  const crew = crewOf(parts);
  const { home, link, days, live } = crew;
  const ends: (() => void)[] = [];
  return {
    start() {
      ends.push(home.controller.subscribe((event) => listen(crew, event)));
      ends.push(watchClock(home, ticksOf(crew)));
      settle(home, { ...home.state.settings, watched: false });
      inBackground(home, begin(crew));
      link.open();
    },
    hear: (message) => hear(crew, message),
    caughtUp: () => caughtUp(crew),
    lost: (records) => noteLost(crew, records),
    devices: () => servedDevices(home).map((device) => seenOf(device, home.log)),
    stateOf: (device) => live.stateOf(device),
    stop() {
      for (const end of ends) end();
      live.stop();
      days.flush();
      days.stop();
    },
  };
}

function crewOf(parts: WorkParts): Crew {
  const { home, link } = parts;
  const days = openDays(home);
  const clocks = openMeterClocks(home);
  const units = openUnits(home, days);
  const crew: Crew = {
    ...parts,
    days,
    collector: openCollector({ home, days, units, clocks }),
    history: openHistory({ home, days, units, clocks }),
    live: openLive(home, (changes) => link.live(home.clock.instant(), changes)),
    teller: openDeviceTeller(home, () => {
      crew.isWholeDue = true;
    }),
    lost: new Map(),
    isWholeDue: false,
  };
  return crew;
}

async function begin({ home, collector, history }: Crew): Promise<void> {
  const { boundary, msSinceBoundary } = tokyoTime(home.clock.instant());
  await home.controller.discover(DISCOVER_MS);
  if (msSinceBoundary <= STILL_MS) await collector.collect(boundary);
  await history.fill();
}

function ticksOf({ home, link, collector, history, teller }: Crew) {
  const collect = async (boundary: number) => {
    await collector.collect(boundary);
    teller.tellAll();
    await history.fill();
  };
  return {
    onBoundary: (boundary: number) => inBackground(home, collect(boundary)),
    onDay: (day: Day) => home.log.forgetBefore((day - KEPT_DAYS) as Day),
    onTick: () => {
      if (link.connected) teller.presences();
    },
  };
}

function listen(crew: Crew, event: ControllerEvent): void {
  const { home, live, history, teller } = crew;
  switch (event.type) {
    case "device":
      return inBackground(home, meet(crew, event.device));
    case "values":
      return live.hear(event);
    case "presence":
      teller.presence(event.device);
      if (event.presence === "answers") history.answers(event.device.device);
      return;
    case "trouble":
      home.trouble({ device: event.device, code: event.code, detail: event.detail });
  }
}

async function meet({ teller, collector, commands }: Crew, device: Device): Promise<void> {
  teller.tell(device);
  await collector.meet(device);
  teller.tell(device);
  await commands.resume(device);
}

function hear(crew: Crew, message: ToGateway): void {
  const { home, commands, history } = crew;
  switch (message.type) {
    case "welcome":
      settle(home, message.settings);
      crew.isWholeDue = home.journal.waiting > 0;
      return sendWhole(crew);
    case "settings":
      return settle(home, message.settings);
    case "command":
      return inBackground(home, commands.take(message));
    case "backfill": {
      const [from, until] = [parseDay(message.from), parseDay(message.until)];
      if (from !== null && until !== null) inBackground(home, history.again({ from, until }));
      return;
    }
    case "challenge":
    case "refused":
    case "ack":
  }
}

function settle({ state, controller, tell }: Home, settings: Home["state"]["settings"]): void {
  state.change({ settings });
  controller.lanes({ watched: settings.watched, excluded: new Set(settings.excluded) });
  tell({ type: "settings", settings });
}

function caughtUp(crew: Crew): void {
  if (crew.isWholeDue) sendWhole(crew);
  crew.isWholeDue = false;
  for (const { key, day } of crew.lost.values()) crew.days.again(key, day);
  crew.lost.clear();
}

function sendWhole({ home, link, live }: Crew): void {
  const devices = live.whole();
  for (let at = 0; at < devices.length; at += LIVE_AT_ONCE)
    link.live(home.clock.instant(), devices.slice(at, at + LIVE_AT_ONCE));
}

function noteLost({ lost }: Crew, records: readonly GatewayRecord[]): void {
  for (const record of records) {
    const day = record.kind === "day" ? parseDay(record.day) : null;
    if (record.kind !== "day" || day === null) continue;
    const key = channelKey(record);
    lost.set(`${key}|${day}`, { key, day });
  }
}
