import { ESV } from "../echonet/esv.ts";
import { encodeFrame, type Frame } from "../echonet/frame.ts";
import type { Timers } from "../lan/lan.ts";
import type { ControllerOptions } from "./api.ts";
import { type Examiner, PROFILE } from "./examine.ts";
import { NODE_PROFILE, OWN_CONTROLLER, type OwnObjects } from "./own-object.ts";
import type { Roster } from "./roster.ts";
import type { Ground } from "./target.ts";

/** After a start: some nodes miss the first question, and some tell themselves at boot alone. */
const ASK_AGAIN_MS = [2000, 6000] as const;
/** So long after the question, and after the last news, nobody more is expected. */
const QUIET_MS = 500;
const LOOK_EVERY_MS = 25;

const MAKER = 0x8a;
const VERSION = 0x82;

export interface Discovery {
  /** Transactions of the questions put to everybody. */
  readonly asked: ReadonlySet<number>;
  start(): void;
  discover(deadlineMs: number): Promise<void>;
  close(): void;
}

interface Options {
  readonly ground: Ground;
  readonly roster: Roster;
  readonly examiner: Examiner;
  readonly own: OwnObjects;
  readonly controller: ControllerOptions;
}

/** Asks everybody who is there, at the start and ever again; known addresses are asked alone. */
export function openDiscovery({ ground, roster, examiner, own, controller }: Options): Discovery {
  const { timers, chance, pace } = ground;
  const { lans, knownAddresses = [] } = controller;
  const asked = new Set<number>();
  let open = true;
  let round = 0;

  /** To every node on every card; returns the transaction. */
  function toAll(frame: Pick<Frame, "seoj" | "esv" | "properties">): number {
    const tid = ground.exchange.freshTid();
    const bytes = encodeFrame({ ...frame, tid, deoj: NODE_PROFILE });
    for (const lan of lans) lan.multicast(bytes);
    return tid;
  }

  /** Nodes that drop what asks for much are asked for little every other time. */
  function ask(): void {
    asked.clear();
    const rest = round++ % 2 === 0 ? [PROFILE.identification, MAKER, VERSION] : [];
    const nothing = new Uint8Array(0);
    const properties = [PROFILE.list, ...rest].map((epc) => ({ epc, edt: nothing }));
    asked.add(toAll({ seoj: OWN_CONTROLLER, esv: ESV.get, properties }));
    for (const node of roster.nodes()) if (!node.home.sure) void examiner.examine(node.home);
    for (const lan of lans) {
      const unheard = knownAddresses.filter((address) => !roster.at({ lan, address })?.home.sure);
      for (const address of unheard) void examiner.examine({ lan, address });
    }
  }

  function again(ms: number): void {
    timers.after(ms * (0.95 + chance() / 10), () => {
      if (!open) return;
      ask();
      again(pace.discoveryMs);
    });
  }

  /** Who moved or was exchanged without a word is found by asking each who it is. */
  function start(): void {
    const edt = own.get(NODE_PROFILE)?.get(PROFILE.announcedList) ?? new Uint8Array(0);
    const properties = [{ epc: PROFILE.announcedList, edt }];
    toAll({ seoj: NODE_PROFILE, esv: ESV.inf, properties });
    ask();
    for (const ms of ASK_AGAIN_MS) timers.after(ms, () => open && ask());
    again(pace.discoveryMs);
  }

  return {
    asked,
    start,
    discover(deadlineMs) {
      ask();
      return quiet(timers, { deadlineMs, busy: () => open && examiner.busy() });
    },
    close() {
      open = false;
    },
  };
}

/** Resolves when there was no news for a while, or at the deadline. */
async function quiet(
  timers: Timers,
  { deadlineMs, busy }: { readonly deadlineMs: number; readonly busy: () => boolean },
): Promise<void> {
  const until = timers.now() + deadlineMs;
  let quietAt = timers.now() + QUIET_MS;
  for (let now = timers.now(); now < Math.min(until, quietAt); now = timers.now()) {
    await new Promise<void>((resolve) => {
      timers.after(LOOK_EVERY_MS, resolve);
    });
    if (busy()) quietAt = timers.now() + QUIET_MS / 5;
  }
}
