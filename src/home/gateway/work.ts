import { type Day, parseDay } from "../../kernel/day.ts";
import type { Device } from "../controller/api.ts";
import type { DeviceSeen, GatewayRecord, ToGateway } from "../link/messages.ts";
import { channelKey, type Properties } from "../model.ts";
import { seenOf } from "./channels.ts";
import { openCollector } from "./collector.ts";
import type { Commands } from "./commands.ts";
import { openDays } from "./days.ts";
import { openHistory } from "./history.ts";
import { type Home, servedDevices } from "./home.ts";
import type { Link } from "./link.ts";
import { type Live, openLive } from "./live.ts";
import { openMeterClocks } from "./meter-clocks.ts";
import { KEPT_DAYS } from "./observation-log.ts";
import { tokyoTime } from "./tokyo.ts";
import { openUnits } from "./units.ts";

/** The clock is looked at so often; a half-hour that begins sooner is not missed. */
const TICK_MS = 5000;
const AFTER_BOUNDARY_MS = 200;
/** Started this soon after a boundary, its registers are still worth reading. */
const STILL_MS = 30_000;
/** "Heard three minutes ago" is told so often while the platform listens. */
const PRESENCE_MS = 300_000;
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

export function openWork({ home, commands, link }: WorkParts): Work {
  const days = openDays(home);
  const clocks = openMeterClocks(home);
  const units = openUnits(home, days);
  const collector = openCollector({ home, days, units, clocks });
  const history = openHistory({ home, days, units, clocks });
  const live = openLive(home, (changes) => link.live(home.clock.instant(), changes));
  const lost = new Map<string, { readonly key: string; readonly day: Day }>();
  const devices = openDeviceTeller(home, () => {
    isWholeDue = true;
  });
  /** What came before the platform knew the device is nowhere: it is sent once more. */
  let isWholeDue = false;
  let last = tokyoTime(home.clock.instant());
  let cancel: (() => void) | null = null;
  let stopped = false;
  let presentAtMs = home.timers.now();

  const collect = async (boundary: number) => {
    await collector.collect(boundary);
    devices.tellAll();
    await history.fill();
  };
  const tick = () => {
    if (stopped) return;
    const now = tokyoTime(home.clock.instant());
    if (now.boundary !== last.boundary) void collect(now.boundary);
    if (now.day !== last.day) home.log.forgetBefore((now.day - KEPT_DAYS) as Day);
    last = now;
    if (link.connected && home.timers.now() - presentAtMs > PRESENCE_MS) {
      presentAtMs = home.timers.now();
      for (const device of servedDevices(home)) recordPresence(home, device);
    }
    const ms = Math.min(now.msToBoundary + AFTER_BOUNDARY_MS, TICK_MS);
    cancel = home.timers.after(ms, tick);
  };
  const meet = async (device: Device) => {
    devices.tell(device);
    await collector.meet(device);
    devices.tell(device);
    await commands.resume(device);
  };
  const unsubscribe = home.controller.subscribe((event) => {
    if (event.type === "device") void meet(event.device);
    else if (event.type === "values") live.hear(event);
    else if (event.type === "presence") {
      recordPresence(home, event.device);
      home.tell({ type: "presence", device: event.device.device, presence: event.presence });
      if (event.presence === "answers") history.answers(event.device.device);
    } else home.trouble({ device: event.device, code: event.code, detail: event.detail });
  });
  const settle = (settings: Home["state"]["settings"]) => {
    home.state.change({ settings });
    home.controller.lanes({ watched: settings.watched, excluded: new Set(settings.excluded) });
    home.tell({ type: "settings", settings });
  };
  return {
    start() {
      settle({ ...home.state.settings, watched: false });
      const now = tokyoTime(home.clock.instant());
      void home.controller.discover(DISCOVER_MS).then(async () => {
        if (now.msSinceBoundary <= STILL_MS) await collector.collect(now.boundary);
        await history.fill();
      });
      link.open();
      tick();
    },
    hear(message) {
      if (message.type === "welcome") {
        settle(message.settings);
        isWholeDue = home.journal.waiting > 0;
        sendWhole(home, link, live);
      } else if (message.type === "settings") settle(message.settings);
      else if (message.type === "command") void commands.take(message);
      else if (message.type === "backfill") {
        const [from, until] = [parseDay(message.from), parseDay(message.until)];
        if (from !== null && until !== null) void history.again({ from, until });
      }
    },
    caughtUp() {
      if (isWholeDue) sendWhole(home, link, live);
      isWholeDue = false;
      for (const { key, day } of lost.values()) days.again(key, day);
      lost.clear();
    },
    lost(records) {
      for (const record of records) {
        const day = record.kind === "day" ? parseDay(record.day) : null;
        if (record.kind !== "day" || day === null) continue;
        const key = channelKey(record);
        lost.set(`${key}|${day}`, { key, day });
      }
    },
    devices: () => servedDevices(home).map((device) => seenOf(device, home.log)),
    stateOf: (device) => live.stateOf(device),
    stop() {
      stopped = true;
      cancel?.();
      unsubscribe();
      live.stop();
      days.flush();
      days.stop();
    },
  };
}

function sendWhole({ clock }: Home, link: Link, live: Live): void {
  const devices = live.whole();
  for (let at = 0; at < devices.length; at += LIVE_AT_ONCE)
    link.live(clock.instant(), devices.slice(at, at + LIVE_AT_ONCE));
}

/** Tells of a device when anything of it is otherwise than what was told, and how it stands. */
function openDeviceTeller(home: Home, onTold: () => void) {
  const told = new Map<string, string>();
  const tell = (device: Device) => {
    const seen = seenOf(device, home.log);
    const text = JSON.stringify(seen);
    if (told.get(device.device) === text) return;
    told.set(device.device, text);
    home.record({ kind: "device", at: home.clock.instant(), seen });
    recordPresence(home, device);
    home.tell({ type: "device", seen });
    const addresses = new Set([...home.state.addresses, device.address]);
    home.state.change({ addresses: [...addresses].slice(-600) });
    onTold();
  };
  return {
    tell,
    tellAll: () => {
      for (const device of home.controller.devices()) tell(device);
    },
  };
}

function recordPresence({ clock, timers, record }: Home, device: Device): void {
  const at = clock.instant();
  const now = Temporal.Instant.from(at);
  const instant = (ms: number | null) => {
    if (ms === null) return null;
    const since = now.subtract({ milliseconds: Math.floor(timers.now() - ms) });
    return since.toString({ fractionalSecondDigits: 3 });
  };
  record({
    kind: "presence",
    at,
    device: device.device,
    presence: device.presence,
    heardAt: instant(device.heardAtMs),
    answeredAt: instant(device.answeredAtMs),
  });
}
