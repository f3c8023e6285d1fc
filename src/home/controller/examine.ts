import { ESV } from "../echonet/esv.ts";
import { encodeFrame } from "../echonet/frame.ts";
import type { Eoj } from "../model.ts";
import { describe } from "./describe.ts";
import { type Identifier, openIdentifier } from "./identify.ts";
import { NODE_PROFILE, OWN_CONTROLLER } from "./own-object.ts";
import { readProperties } from "./read.ts";
import type { Place, Roster } from "./roster.ts";
import type { Ground, Node, Target } from "./target.ts";

/** Of the node profile: instance list notification, instance list S, identification. */
export const PROFILE = { announcedList: 0xd5, list: 0xd6, identification: 0x83 } as const;

/** No list has room for more objects; a node with more announces the rest in several (D5). */
const MOST_LISTED = 84;
const LISTS_COME_WITHIN_MS = 500;
const LISTS_COME_LATE_MS = 3000;
const AGAIN_MS = 5000;

/** Finds out who lives at a place and what they can. */
export interface Examiner {
  /** `given`: what the profile just answered to a question put to everybody. */
  examine(place: Place, given?: ReadonlyMap<number, Uint8Array>): Promise<void>;
  /** All that is under way is done: who was missed at one place may be found at another. */
  rest(): Promise<unknown>;
  /** A node that was heard is being examined. */
  busy(): boolean;
}

interface Options {
  readonly ground: Ground;
  readonly roster: Roster;
  /** Its maps were read, for the first time or anew. */
  readonly onDescribed: (target: Target) => void;
}

interface State extends Options {
  readonly identifier: Identifier;
  readonly underWay: Map<string, { readonly done: Promise<void>; again: boolean }>;
}

export function openExaminer(options: Options): Examiner {
  const { ground, roster } = options;
  const underWay: State["underWay"] = new Map();
  const identifier = openIdentifier(ground, roster, ({ home }) => void examine(state, home));
  const state: State = { ...options, identifier, underWay };
  return {
    examine: (place, given) => examine(state, place, given),
    rest: () => Promise.all([...underWay.values()].map(({ done }) => done)),
    busy: () =>
      roster
        .nodes()
        .some(({ home, profile }) => profile.live.heardAtMs !== null && underWay.has(keyOf(home))),
  };
}

function keyOf({ lan, address }: Place): string {
  return `${lan.address} ${address}`;
}

/** One at a time for a place; a doubt that arises meanwhile is settled after it. */
function examine(
  state: State,
  place: Place,
  given?: ReadonlyMap<number, Uint8Array>,
): Promise<void> {
  const { underWay, roster } = state;
  const key = keyOf(place);
  const running = underWay.get(key);
  if (running) {
    running.again ||= !given;
    return running.done;
  }
  const done = examineNode(state, roster.settle(place), given ?? new Map()).then((found) => {
    const again = underWay.get(key)?.again ?? false;
    underWay.delete(key);
    const node = roster.at(place);
    if (again && node && !node.home.sure) return examine(state, place);
    if (node) comeBack(state, node, found);
  });
  underWay.set(key, { done, again: false });
  return done;
}

/** A node that is heard but told nothing is asked again, ever more rarely. */
function comeBack(state: State, node: Node, found: boolean): void {
  const { timers, pace, exchange } = state.ground;
  node.vain = found ? 0 : node.vain + 1;
  node.callOff();
  if (found || !exchange.isOpen() || node.profile.live.heardAtMs === null) return;
  const ms = Math.min(pace.discoveryMs, AGAIN_MS * 2 ** Math.min(node.vain, 8));
  node.callOff = timers.after(ms, () => void examine(state, node.home));
}

/** True: all is known that the node listed. */
async function examineNode(
  state: State,
  node: Node,
  given: ReadonlyMap<number, Uint8Array>,
): Promise<boolean> {
  const { doubts } = node.home;
  const profile = await profileOf(state.ground, node, given);
  if (!profile) return false;
  const here = await state.identifier.identify(node, profile.identification);
  here.home.sure = here.home !== node.home || node.home.doubts === doubts;
  for (const eoj of profile.listed) here.listed.add(eoj);
  if (profile.listed.length >= MOST_LISTED) await askForLists(state.ground, here);
  for (const eoj of here.listed) await describeOf(state, here, eoj);
  here.restarted = false;
  return [...here.listed].every((eoj) => here.targets.get(eoj)?.described);
}

/** Null: it did not say enough to know who it is. */
async function profileOf(ground: Ground, node: Node, given: ReadonlyMap<number, Uint8Array>) {
  const epcs = [PROFILE.list, PROFILE.identification];
  if (epcs.every((epc) => given.has(epc))) return partsOf(given);
  const { values, unanswered } = await readProperties(ground, node.profile, epcs, {
    deadlineMs: 3 * ground.pace.mostWaitMs,
    urgency: "ask",
  });
  // A lost answer is no reason to take a node for one without identification.
  const unsaid = unanswered.includes(PROFILE.identification) && node.vain < 2;
  return unsaid || values.size === 0 ? null : partsOf(values);
}

/** Asks for the announcements that together list all of a node's objects. */
async function askForLists({ timers, exchange }: Ground, node: Node): Promise<void> {
  node.listsAskedUntilMs = timers.now() + LISTS_COME_LATE_MS;
  const properties = [{ epc: PROFILE.announcedList, edt: new Uint8Array(0) }];
  const tid = exchange.freshTid();
  const frame = { tid, seoj: OWN_CONTROLLER, deoj: NODE_PROFILE, esv: ESV.infReq, properties };
  node.home.lan.send(node.home.address, encodeFrame(frame));
  await new Promise<void>((resolve) => {
    timers.after(LISTS_COME_WITHIN_MS, resolve);
  });
}

async function describeOf({ ground, roster, onDescribed }: State, node: Node, eoj: Eoj) {
  const target = roster.target(node, eoj);
  if (target.described && !node.restarted) return;
  await describe(ground, target);
  if (target.described) onDescribed(target);
}

function partsOf(values: ReadonlyMap<number, Uint8Array>) {
  return {
    identification: values.get(PROFILE.identification) ?? null,
    listed: objectsIn(values.get(PROFILE.list)),
  };
}

/** A count and three bytes an object; profiles are no devices, and instance 0 is no object. */
export function objectsIn(list: Uint8Array | undefined): readonly Eoj[] {
  if (!list) return [];
  const count = Math.min(list[0] ?? 0, Math.floor((list.length - 1) / 3));
  return Array.from({ length: count }, (_, index) => {
    const [group = 0, ofGroup = 0, instance = 0] = list.subarray(1 + 3 * index, 4 + 3 * index);
    return group * 65536 + ofGroup * 256 + instance;
  }).filter((eoj) => eoj >> 16 !== 0x0e && (eoj & 0xff) !== 0);
}
