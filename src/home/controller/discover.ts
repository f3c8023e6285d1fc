import { ESV } from "../echonet/esv.ts";
import { encodeFrame } from "../echonet/frame.ts";
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

/** Asks everybody who is there, at the start and ever again; known addresses are asked alone too. */
export function openDiscovery({ ground, roster, examiner, own, controller }: Options): Discovery {
  const { timers, chance, pace } = ground;
  const { lans, knownAddresses = [] } = controller;
  const asked = new Set<number>();
  let open = true;
  let round = 0;

  function everybody(esv: typeof ESV.get | typeof ESV.inf, epcs: readonly number[]): void {
    const tid = ground.exchange.freshTid();
    if (esv === ESV.get) asked.add(tid);
    const isInf = esv === ESV.inf;
    const seoj = isInf ? NODE_PROFILE : OWN_CONTROLLER;
    const properties = epcs.map((epc) => {
      const edt = isInf ? own.get(NODE_PROFILE)?.get(epc) : undefined;
      return { epc, edt: edt ?? new Uint8Array(0) };
    });
    const bytes = encodeFrame({ tid, seoj, deoj: NODE_PROFILE, esv, properties });
    for (const lan of lans) lan.multicast(bytes);
  }

  /** Nodes that drop what asks for much are asked for little every other time. */
  function ask(): void {
    asked.clear();
    const rest = round++ % 2 === 0 ? [PROFILE.identification, MAKER, VERSION] : [];
    everybody(ESV.get, [PROFILE.list, ...rest]);
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
    everybody(ESV.inf, [PROFILE.announcedList]);
    ask();
    for (const ms of ASK_AGAIN_MS) timers.after(ms, () => open && ask());
    again(pace.discoveryMs);
  }

  return {
    asked,
    start,
    async discover(deadlineMs) {
      const until = timers.now() + deadlineMs;
      ask();
      let quietAt = timers.now() + QUIET_MS;
      for (let now = timers.now(); now < Math.min(until, quietAt); now = timers.now()) {
        await new Promise<void>((resolve) => {
          timers.after(LOOK_EVERY_MS, resolve);
        });
        if (!open) return;
        if (examiner.busy()) quietAt = timers.now() + QUIET_MS / 5;
      }
    },
    close() {
      open = false;
    },
  };
}
