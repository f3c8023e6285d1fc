import { decodeFrame, encodeFrame, type Frame, type Property } from "../echonet/frame.ts";
import { ESV } from "../echonet/esv.ts";
import type { Datagram, Lan, Timers } from "../lan/lan.ts";
import type { Chance } from "../lan/xorshift.ts";
import { type Answer, answerOf } from "./answer.ts";
import { answersAll, hears, spoiled } from "./faults.ts";
import type { Fault } from "./house.ts";
import type { DeviceObject } from "./objects/device-object.ts";
import { NODE_PROFILE } from "./objects/node-profile.ts";
import { sendFromOtherPort } from "./other-port.ts";

/** One ECHONET Lite node: its own address, a node profile and a device. */
export interface SimulatedNode {
  readonly address: string;
  readonly fault: (fault: Fault | null) => void;
  readonly plug: (plugged: boolean) => void;
  /** Announces what changed since the last time, each property once. */
  readonly tellChanges: () => void;
  /** To whom asked, with an answer wanted (INFC): a meter's half-hour. */
  readonly confirm: (epcs: readonly number[]) => void;
  readonly close: () => Promise<void>;
}

export interface NodePlace {
  readonly lan: Lan;
  readonly timers: Timers;
  readonly chance: Chance;
  readonly profile: DeviceObject;
  readonly device: DeviceObject;
  /** Physics up to now, before anything is answered. */
  readonly settle: () => void;
}

interface State extends NodePlace {
  fault: Fault | null;
  plugged: boolean;
  tid: number;
  readonly told: Map<number, string>;
  /** Who asked the device anything. */
  readonly controllers: Set<string>;
  /** Of them, who has not said yet that a half-hour came. */
  readonly waiting: Set<string>;
}

const GROUP_EOJ = NODE_PROFILE;
const CONTROLLER = 0x05ff01;
const OFF_MS = 3000;
const CONFIRM_AGAIN_MS = 5000;

export function openNode(place: NodePlace): SimulatedNode {
  const state: State = {
    ...place,
    fault: null,
    plugged: true,
    tid: 0,
    told: new Map(),
    controllers: new Set(),
    waiting: new Set(),
  };
  remember(state);
  place.lan.listen((datagram) => receive(state, datagram));
  start(state);
  return {
    address: place.lan.address,
    fault: (fault) => setFault(state, fault),
    plug: (plugged) => {
      const back = plugged && !state.plugged;
      state.plugged = plugged;
      if (back) start(state);
    },
    tellChanges: () => tellChanges(state),
    confirm: (epcs) => confirm(state, epcs),
    close: () => place.lan.close(),
  };
}

function setFault(state: State, fault: Fault | null): void {
  state.fault = fault;
  if (fault?.kind !== "restarts") return;
  state.timers.after(OFF_MS, () => {
    if (state.fault?.kind !== "restarts") return;
    state.fault = null;
    state.tid = 0;
    start(state);
  });
}

/** A node that comes up says which devices it has. */
function start(state: State): void {
  const edt = state.profile.get(0xd5);
  if (edt) announce(state, state.profile, [{ epc: 0xd5, edt }]);
}

function receive(state: State, { from, bytes }: Datagram): void {
  if (!hears(state)) return;
  const decoded = decodeFrame(bytes);
  // Of a truncated request nothing is answered, nor of what is no request.
  if (!decoded.ok) return;
  const request = decoded.value;
  if (request.esv === ESV.infCRes) state.waiting.delete(from.address);
  const objects = objectsFor(state, request);
  if (objects.length === 0) return;
  state.settle();
  for (const object of objects) {
    const answer = answerOf(object, request, (each, epc, edt) => each.set(epc, edt));
    if (answer) reply(state, from.address, request, answer);
  }
  if (objects.includes(state.device)) state.controllers.add(from.address);
  tellChanges(state);
}

/** Instance 0 addresses every instance of a class; an object that is not here gets no answer. */
function objectsFor({ profile, device }: State, { deoj }: Frame): readonly DeviceObject[] {
  return [profile, device].filter(({ eoj }) => {
    return eoj === deoj || ((deoj & 0xff) === 0 && eoj >> 8 === deoj >> 8);
  });
}

function reply(state: State, to: string, request: Frame, { frame, toAll }: Answer): void {
  if (!answersAll(state.fault, request.properties.length)) return;
  for (const { bytes, afterMs } of spoiled(state.fault, frame, state.chance)) {
    const send = () => {
      if (!state.plugged) return;
      if (toAll) state.lan.multicast(bytes);
      else sendTo(state, to, bytes);
    };
    if (afterMs === 0) send();
    else state.timers.after(afterMs, send);
  }
}

function sendTo({ lan, fault }: State, to: string, bytes: Uint8Array): void {
  const send = () => lan.send(to, bytes);
  if (fault?.kind === "other-port") sendFromOtherPort({ from: lan.address, to }, bytes, send);
  else send();
}

function remember({ device, told }: State): void {
  for (const epc of device.announced()) told.set(epc, String(device.get(epc)));
}

function tellChanges(state: State): void {
  const { device, told } = state;
  const changed: Property[] = [];
  for (const epc of device.announced()) {
    const edt = device.get(epc);
    const now = String(edt);
    if (edt === null || told.get(epc) === now) continue;
    told.set(epc, now);
    changed.push({ epc, edt });
  }
  if (changed.length > 0) announce(state, device, changed);
}

function announce(state: State, from: DeviceObject, properties: readonly Property[]): void {
  if (!state.plugged || state.fault?.kind === "dead" || state.fault?.kind === "restarts") return;
  const frame = { seoj: from.eoj, deoj: GROUP_EOJ, esv: ESV.inf, properties };
  state.lan.multicast(encodeFrame({ ...frame, tid: nextTid(state) }));
}

function nextTid(state: State): number {
  state.tid = (state.tid + 1) & 0xffff;
  return state.tid;
}

/** Once more after five seconds to whoever did not say that it came. */
function confirm(state: State, epcs: readonly number[]): void {
  const properties = epcs.flatMap((epc) => {
    const edt = state.device.get(epc);
    return edt === null ? [] : [{ epc, edt }];
  });
  const frame = { seoj: state.device.eoj, deoj: CONTROLLER, esv: ESV.infC, properties };
  for (const address of state.controllers) {
    const bytes = encodeFrame({ ...frame, tid: nextTid(state) });
    const send = () => {
      if (state.plugged && state.fault?.kind !== "dead") state.lan.send(address, bytes);
    };
    state.waiting.add(address);
    send();
    state.timers.after(CONFIRM_AGAIN_MS, () => {
      if (state.waiting.delete(address)) send();
    });
  }
}
