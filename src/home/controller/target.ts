import { deviceIdOf } from "../device-id.ts";
import type { Lan, Timers } from "../lan/lan.ts";
import type { Chance } from "../lan/xorshift.ts";
import type { Eoj, Presence } from "../model.ts";
import type { ControllerEvent, Device, Pace, TimedEdt } from "./api.ts";
import { type Capacity, openCapacity } from "./capacity.ts";
import type { Exchange, Station } from "./exchange.ts";
import { openLine } from "./line.ts";
import { type Liveness, unheardOf } from "./liveness.ts";
import { NODE_PROFILE } from "./own-object.ts";
import { openPatience } from "./patience.ts";

/** What all parts of one controller share. */
export interface Ground {
  readonly timers: Timers;
  readonly chance: Chance;
  readonly pace: Pace;
  readonly exchange: Exchange;
  tell(event: ControllerEvent): void;
}

/** Where objects live: all of one node move together. */
export interface Home extends Station {
  /** False: another node may have the address by now; nothing is believed until it is asked. */
  sure: boolean;
  /** How often that doubt arose: one that arises while it is asked is not settled by the answer. */
  doubts: number;
}

/** One address on one card, and the objects that live there. */
export interface Node {
  readonly home: Home;
  readonly profile: Target;
  readonly targets: Map<Eoj, Target>;
  /** Objects that it ever listed (D5, D6). */
  readonly listed: Set<Eoj>;
  /** Lists that come until then were asked for and are no sign of a restart; timers' ms. */
  listsAskedUntilMs: number;
  /** It announced its list: what its devices can may be otherwise than before. */
  restarted: boolean;
  /** Examinations in a row that came to nothing, and what calls the next one off. */
  vain: number;
  callOff: () => void;
  /** Identification (0x83), or `weak:` and the address; null: not examined yet. */
  id: string | null;
}

/** One object of a node: a device, or the node's profile. */
export interface Target {
  readonly eoj: Eoj;
  /** Null for a profile. */
  readonly id: string | null;
  /** `dv_…`; empty for a profile. */
  readonly device: string;
  readonly live: Liveness;
  readonly values: Map<number, TimedEdt>;
  /** Properties of which a value did not decode. */
  readonly unreadable: Set<number>;
  /** Called once at the next value that comes. */
  readonly waiting: (() => void)[];
  home: Home;
  capacity: Capacity;
  presence: Presence;
  gets: readonly number[];
  sets: readonly number[];
  announces: readonly number[];
  maker: number | null;
  product: string | null;
  serial: string | null;
  release: string | null;
  /** Its maps were read. */
  described: boolean;
  /** It was taken for a device that it is not: nobody asks for it any more. */
  dropped: boolean;
}

export function openNode(ground: Ground, at: { lan: Lan; address: string }): Node {
  const { timers, pace, chance } = ground;
  const home: Home = {
    lan: at.lan,
    address: at.address,
    line: openLine(timers, pace.pauseMs),
    patience: openPatience(pace, chance),
    sure: false,
    doubts: 0,
  };
  const profile = openTarget(ground, { home, eoj: NODE_PROFILE, id: null });
  return {
    home,
    profile,
    targets: new Map(),
    listed: new Set(),
    listsAskedUntilMs: 0,
    restarted: false,
    vain: 0,
    callOff: () => undefined,
    id: null,
  };
}

export function openTarget(
  ground: Ground,
  { home, eoj, id }: { readonly home: Home; readonly eoj: Eoj; readonly id: string | null },
): Target {
  return {
    eoj,
    id,
    device: id === null ? "" : deviceIdOf({ node: id, eoj }),
    live: unheardOf(),
    values: new Map(),
    unreadable: new Set(),
    waiting: [],
    home,
    capacity: openCapacity({ pace: ground.pace, now: () => ground.timers.now(), apart: [] }),
    presence: "silent",
    gets: [],
    sets: [],
    announces: [],
    maker: null,
    product: null,
    serial: null,
    release: null,
    described: false,
    dropped: false,
  };
}

/** How a target is shown outside: a copy, so that nobody sees it change under the hand. */
export function deviceOf(target: Target): Device {
  const { device, eoj, home, maker, product, serial, release } = target;
  const node = target.id ?? "";
  return {
    device,
    identity: { node, eoj },
    weak: node.startsWith(WEAK),
    eoj,
    address: home.address,
    maker,
    product,
    serial,
    release,
    gets: target.gets,
    sets: target.sets,
    announces: target.announces,
    presence: target.presence,
    heardAtMs: target.live.heardAtMs,
    answeredAtMs: target.live.answeredAtMs,
    values: new Map(target.values),
  };
}

/** Before the address of a node that has no identification. */
export const WEAK = "weak:";

/** A node announced itself, or one that was away is heard: it may be another one. */
export function doubt(home: Home): void {
  home.sure = false;
  home.doubts++;
}
