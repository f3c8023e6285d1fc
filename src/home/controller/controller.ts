import { xorshift } from "../lan/xorshift.ts";
import type {
  Controller,
  ControllerEvent,
  ControllerOptions,
  Lanes,
  Reading,
  SetOutcome,
} from "./api.ts";
import { readCircuits } from "./board.ts";
import { byDeadline } from "./deadline.ts";
import { openDiscovery } from "./discover.ts";
import { openExaminer } from "./examine.ts";
import { openExchange } from "./exchange.ts";
import { hearer } from "./hear.ts";
import { ownObjects } from "./own-object.ts";
import { PACE } from "./pace.ts";
import { openPoller } from "./poll.ts";
import { readProperties } from "./read.ts";
import { openRoster } from "./roster.ts";
import type { Ground, Target } from "./target.ts";
import { setProperties } from "./write.ts";

const DISCOVERY_MS = 5000;
const NO_ANSWER: SetOutcome = { state: "no-answer", epc: null, readBack: new Map() };

/**
 * Opens a home's controller: it announces itself, looks for devices, and reads them by its lanes.
 * The stations stay the caller's.
 */
export function openController(options: ControllerOptions): Controller {
  const listeners = new Set<(event: ControllerEvent) => void>();
  const ground = groundOf(options, (event) => listeners.forEach((listener) => listener(event)));
  const own = ownObjects(options.identification);
  const roster = openRoster(ground);
  const onDescribed = (target: Target) => poller.add(target);
  const examiner = openExaminer({ ground, roster, onDescribed });
  const settled = async (target: Target) => {
    if (!target.home.sure) await examiner.examine(target.home);
    if (!target.home.sure) await examiner.rest();
    return target.home.sure;
  };
  const poller = openPoller(ground, settled);
  const discovery = openDiscovery({ ground, roster, examiner, own, controller: options });
  const ownAddresses = options.lans.map(({ address }) => address);
  const askedAll = discovery.asked;
  const hear = hearer({ ground, roster, examiner, poller, own, ownAddresses, askedAll });
  for (const lan of options.lans) lan.listen((datagram) => hear(lan, datagram));
  discovery.start();
  return {
    ...operationsOf({ ground, settled, find: (device) => roster.ofDevice(device) }, poller.lanes),
    async discover(deadlineMs = DISCOVERY_MS) {
      await discovery.discover(deadlineMs);
      return roster.devices();
    },
    devices: () => roster.devices(),
    subscribe(onEvent) {
      listeners.add(onEvent);
      return () => listeners.delete(onEvent);
    },
    close() {
      listeners.clear();
      discovery.close();
      poller.close();
      ground.exchange.close();
    },
  };
}

function groundOf(options: ControllerOptions, tell: Ground["tell"]): Ground {
  const { timers } = options;
  const pace = { ...PACE, ...options.pace };
  const chance = xorshift(options.seed);
  const exchange = openExchange({ timers, chance, leastWaitMs: pace.leastWaitMs });
  return { timers, chance, pace, exchange, tell };
}

interface Served {
  readonly ground: Ground;
  readonly settled: (target: Target) => Promise<boolean>;
  readonly find: (device: string) => Target | undefined;
}

/** What is asked of one device; one that is not served is asked nothing. */
function operationsOf({ ground, settled, find }: Served, onLanes: (lanes: Lanes) => void) {
  let excluded: ReadonlySet<string> = new Set();

  async function served<T>(
    { device, deadlineMs }: { readonly device: string; readonly deadlineMs: number },
    none: T,
    work: (target: Target, leftMs: number) => Promise<T>,
  ): Promise<T> {
    const target = find(device);
    if (!target?.described || excluded.has(device)) return none;
    const until = ground.timers.now() + deadlineMs;
    const here = settled(target);
    const isSure = await byDeadline(ground.timers, { deadlineMs, work: here, soFar: () => false });
    const leftMs = until - ground.timers.now();
    return isSure && leftMs > 0 ? work(target, leftMs) : none;
  }

  const operations: Pick<Controller, "get" | "set" | "circuits" | "lanes"> = {
    get(device, epcs, options) {
      const none: Reading = { values: new Map(), refused: [], unanswered: [...new Set(epcs)] };
      return served({ device, ...options }, none, (target, deadlineMs) =>
        readProperties(ground, target, epcs, { ...options, deadlineMs }),
      );
    },
    set: (device, settings, options) =>
      served({ device, ...options }, NO_ANSWER, (target, deadlineMs) =>
        setProperties(ground, target, settings, { ...options, deadlineMs }),
      ),
    circuits: (device, kind, options) =>
      served({ device, ...options }, { ranges: [], complete: false }, (target, deadlineMs) =>
        readCircuits(ground, target, kind, { ...options, deadlineMs }),
      ),
    lanes(lanes) {
      excluded = lanes.excluded;
      onLanes(lanes);
    },
  };
  return operations;
}
