import path from "node:path";
import { openController } from "../controller/controller.ts";
import { xorshift } from "../lan/xorshift.ts";
import { openCommandLog } from "./command-log.ts";
import { openCommands } from "./commands.ts";
import { dialWebSocket } from "./dial.ts";
import { makeDirectory } from "./durable-file.ts";
import { enrolOnce } from "./enrol.ts";
import type { Gateway, GatewayEvent, GatewayPlace } from "./gateway.ts";
import type { Home } from "./home.ts";
import { type Dropped, openJournal } from "./journal.ts";
import { type GatewayKey, identificationOf, openKey } from "./key.ts";
import { type KeptState, openState } from "./kept-state.ts";
import { type Link, openLink } from "./link.ts";
import { openObservationLog } from "./observation-log.ts";
import { openPlatformTime } from "./platform-time.ts";
import { openRecorder } from "./recorder.ts";
import { openWork, type Work } from "./work.ts";

/**
 * One home's gateway: reads the devices, keeps what they counted, tells the platform and does what
 * it is told. It opens nothing to the outside; it dials out. What lies in its directory makes it
 * the same one after a restart.
 */
export function openGateway(place: GatewayPlace): Gateway {
  makeDirectory(place.directory);
  const key = openKey(place.directory);
  const state = openState(place.directory);
  const listeners = new Set<(event: GatewayEvent) => void>();
  const { work, link, home, close } = assemble(place, { key, state, listeners });
  return {
    publicKey: key.publicKey,
    async enrol(code) {
      const { platform, version } = place;
      const answer = await enrolOnce({ key, state, version }, { platform: platform ?? "", code });
      if (answer.ok) link.open();
      return answer;
    },
    enrolledAs(gateway) {
      state.change({ gateway });
      link.open();
    },
    start: () => work.start(),
    stand: () => ({
      gateway: state.gateway,
      connected: link.connected,
      waiting: home.journal.waiting,
      devices: home.controller.devices().length,
      settings: state.settings,
    }),
    devices: () => work.devices(),
    stateOf: (device) => work.stateOf(device),
    command: (command) => work.hear({ type: "command", ...command, set: { ...command.set } }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
}

interface Identity {
  readonly key: GatewayKey;
  readonly state: KeptState;
  readonly listeners: ReadonlySet<(event: GatewayEvent) => void>;
}

interface Assembled {
  readonly home: Home;
  readonly work: Work;
  readonly link: Link;
  close(): Promise<void>;
}

function assemble(place: GatewayPlace, { key, state, listeners }: Identity): Assembled {
  const { clock, timers, seed } = place;
  const inside = (name: string) => path.join(place.directory, name);
  const tell = (event: GatewayEvent) => listeners.forEach((listener) => listener(event));
  const dropped: Dropped[] = [];
  const onDropped = (each: Dropped) => void dropped.push(each);
  const journal = openJournal(inside("journal"), { onDropped });
  const recorder = openRecorder({
    clock,
    timers,
    journal,
    dropped,
    tell,
    onDurable: () => link.push(),
    onLost: (records) => work.lost(records),
  });
  const lans = "address" in place.lan ? [place.lan] : place.lan;
  const controller = openController({
    lans,
    timers,
    seed,
    identification: identificationOf(key.publicKey),
    knownAddresses: state.addresses,
    pace: place.pace ?? {},
  });
  const log = openObservationLog(inside("registers"));
  const { record, trouble } = recorder;
  const home: Home = { controller, clock, timers, state, log, journal, tell, record, trouble };
  const commandLog = openCommandLog(inside("commands"), clock.instant());
  const platformTime = openPlatformTime(clock, timers);
  const commands = openCommands({ home, log: commandLog, platformMs: platformTime.nowMs });
  const link: Link = openLink({
    version: place.version,
    key,
    journal,
    timers,
    platform: () => place.platform ?? state.platform,
    gateway: () => state.gateway,
    chance: xorshift(seed),
    dial: place.dial ?? dialWebSocket,
    onMessage: (message) => work.hear(message),
    onCaughtUp: () => work.caughtUp(),
    onConnected: (connected, why) => tell({ type: "link", connected, why }),
    onTime(instant) {
      platformTime.heard(instant);
      tellDifference(home, instant);
    },
  });
  const work: Work = openWork({ home, commands, link });
  const close = async () => {
    link.close();
    work.stop();
    recorder.stop();
    controller.close();
    await Promise.all([journal.sync(), log.sync()]);
    for (const each of [journal, log, commandLog]) each.close();
    await Promise.all(lans.map((lan) => lan.close()));
  };
  return { home, work, link, close };
}

function tellDifference({ clock, trouble }: Home, instant: string): void {
  const minutes = Math.trunc(msBetween(clock.instant(), instant) / 60_000);
  if (minutes === 0) return;
  trouble({ device: null, code: "clock-differs-from-platform", detail: { minutes } });
}

function msBetween(from: string, until: string): number {
  return (
    Temporal.Instant.from(until).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds
  );
}
