import { ESV, type Esv } from "../echonet/esv.ts";
import { encodeFrame, type Frame, type Property } from "../echonet/frame.ts";
import type { Lan, Timers } from "../lan/lan.ts";
import type { Chance } from "../lan/xorshift.ts";
import type { Eoj } from "../model.ts";
import type { Urgency } from "./api.ts";
import { OWN_CONTROLLER } from "./own-object.ts";
import type { Line } from "./line.ts";
import type { Patience } from "./patience.ts";

/** Where a node is, and how it is to be treated. The address is a locator, no identity. */
export interface Station {
  readonly lan: Lan;
  readonly address: string;
  readonly line: Line;
  readonly patience: Patience;
}

export interface Ask {
  readonly eoj: Eoj;
  readonly esv: typeof ESV.get | typeof ESV.setC;
  readonly properties: readonly Property[];
  readonly urgency: Urgency;
  /** In the timers' ms. */
  readonly deadlineAt: number;
  readonly retries: number;
  /** The first datagram left. */
  readonly onSent?: () => void;
}

export type Answer =
  | { readonly kind: "answered"; readonly esv: Esv; readonly properties: readonly Property[] }
  /** At least one full wait passed without an answer. */
  | { readonly kind: "silence" }
  /** Broken off before that: deadline, something more urgent, or the end of the controller. */
  | { readonly kind: "cut" };

type From = Pick<Station, "lan" | "address">;

/** Requests under way, matched by address, transaction and object; never by the sender's port. */
export interface Exchange {
  request(station: Station, ask: Ask): Promise<Answer>;
  /** An answer came: one that is waited for, one that comes late or twice, or nobody's. */
  answered(from: From, frame: Frame): "awaited" | "late" | "nobodys";
  /** One that nothing under way has; for what is asked of everybody. */
  freshTid(): number;
  isOpen(): boolean;
  close(): void;
}

/** Answers to one request; a second frame of its TID adds to the first. */
interface Pending {
  readonly station: Station;
  readonly ask: Ask;
  readonly sent: { readonly tid: number; readonly atMs: number }[];
  readonly frames: Frame[];
  readonly resolve: (answer: Answer) => void;
  left: number;
  waited: boolean;
  cancel: () => void;
}

/** A request of which the answer may still be on its way: it teaches how long the node takes. */
interface Gone {
  readonly station: Station;
  readonly eoj: Eoj;
  readonly atMs: number;
  readonly answered: boolean;
}

interface State {
  readonly timers: Timers;
  readonly leastWaitMs: number;
  /** By transaction. */
  readonly pendings: Map<number, Pending>;
  readonly gone: Map<number, Gone>;
  lastTid: number;
  open: boolean;
}

/** Some peers send what they have and what they refuse in two frames of one TID. */
const SECOND_FRAME_MS = 150;
const GONE_KEPT = 256;

const ANSWERS: Readonly<Record<Ask["esv"], readonly Esv[]>> = {
  [ESV.get]: [ESV.getRes, ESV.getRefused],
  [ESV.setC]: [ESV.setRes, ESV.setCRefused],
};

export function openExchange(options: {
  readonly timers: Timers;
  readonly chance: Chance;
  readonly leastWaitMs: number;
}): Exchange {
  const { timers, leastWaitMs } = options;
  const lastTid = Math.floor(options.chance() * 0x10000);
  const [pendings, gone] = [new Map<number, Pending>(), new Map<number, Gone>()];
  const state: State = { timers, leastWaitMs, pendings, gone, lastTid, open: true };
  return {
    freshTid: () => freshTid(state),
    isOpen: () => state.open,
    request: (station, ask) => request(state, station, ask),
    answered: (from, frame) => answered(state, from, frame),
    close() {
      state.open = false;
      for (const pending of new Set(pendings.values())) finish(state, pending);
    },
  };
}

function request(state: State, station: Station, ask: Ask): Promise<Answer> {
  let pending: Pending | null = null;
  return station.line.take({
    urgency: ask.urgency,
    begin: () =>
      new Promise((resolve) => {
        const [sent, frames, left, cancel] = [[], [], ask.retries, () => undefined];
        pending = { station, ask, sent, frames, resolve, left, waited: false, cancel };
        send(state, pending);
      }),
    hasten: () => pending && hasten(state, pending),
  });
}

/** Every datagram has a TID of its own, so that an answer says which one it answers. */
function freshTid(state: State): number {
  do state.lastTid = (state.lastTid + 1) & 0xffff;
  while (state.pendings.has(state.lastTid) || state.gone.has(state.lastTid));
  return state.lastTid;
}

function send(state: State, pending: Pending): void {
  const { station, ask } = pending;
  const atMs = state.timers.now();
  if (atMs >= ask.deadlineAt || !state.open) return finish(state, pending);
  const tid = freshTid(state);
  state.pendings.set(tid, pending);
  pending.sent.push({ tid, atMs });
  const { eoj: deoj, esv, properties } = ask;
  const frame = { tid, seoj: OWN_CONTROLLER, deoj, esv, properties };
  station.lan.send(station.address, encodeFrame(frame));
  if (pending.sent.length === 1) ask.onSent?.();
  const wait = station.patience.waitMs(pending.sent.length - 1);
  const isFull = atMs + wait <= ask.deadlineAt;
  pending.cancel = state.timers.after(isFull ? wait : ask.deadlineAt - atMs, () => {
    if (isFull) missed(state, pending);
    else finish(state, pending);
  });
}

function missed(state: State, pending: Pending): void {
  pending.waited = true;
  if (pending.left-- > 0) send(state, pending);
  else finish(state, pending);
}

function finish({ pendings, gone }: State, pending: Pending): void {
  pending.cancel();
  const isAnswered = pending.frames.length > 0;
  for (const { tid, atMs } of pending.sent) {
    pendings.delete(tid);
    gone.set(tid, { station: pending.station, eoj: pending.ask.eoj, atMs, answered: isAnswered });
  }
  for (const tid of gone.keys()) {
    if (gone.size <= GONE_KEPT) break;
    gone.delete(tid);
  }
  pending.resolve(isAnswered ? merged(pending) : { kind: pending.waited ? "silence" : "cut" });
}

/** No more tries, and no longer than the shortest wait for the one that is under way. */
function hasten(state: State, pending: Pending): void {
  const { timers, leastWaitMs } = state;
  const sentAt = pending.sent.at(-1)?.atMs;
  pending.left = 0;
  if (sentAt === undefined || pending.frames.length > 0) return;
  pending.cancel();
  pending.cancel = timers.after(sentAt + leastWaitMs - timers.now(), () => finish(state, pending));
}

function answered(state: State, from: From, frame: Frame): "awaited" | "late" | "nobodys" {
  const pending = state.pendings.get(frame.tid);
  if (!pending) return late(state, from, frame);
  const { station, ask, frames, sent } = pending;
  if (!isOf(station, ask.eoj, from, frame) || !ANSWERS[ask.esv].includes(frame.esv))
    return "nobodys";
  const datagram = sent.find(({ tid }) => tid === frame.tid);
  if (datagram && frames.length === 0)
    station.patience.answeredAfter(state.timers.now() - datagram.atMs);
  frames.push(frame);
  pending.cancel();
  if (isComplete(pending)) finish(state, pending);
  else pending.cancel = state.timers.after(SECOND_FRAME_MS, () => finish(state, pending));
  return "awaited";
}

function late({ gone, timers }: State, from: From, frame: Frame): "late" | "nobodys" {
  const asked = gone.get(frame.tid);
  if (!asked || !isOf(asked.station, asked.eoj, from, frame)) return "nobodys";
  gone.set(frame.tid, { ...asked, answered: true });
  if (!asked.answered) asked.station.patience.answeredAfter(timers.now() - asked.atMs);
  return "late";
}

/** Instance 0 asks for all of a class: the answer comes from a real one. */
function isOf(station: Station, asked: Eoj, from: From, { seoj }: Frame): boolean {
  if (from.lan !== station.lan || from.address !== station.address) return false;
  return seoj === asked || ((asked & 0xff) === 0 && seoj >> 8 === asked >> 8);
}

/** A Set's first answer is the whole one; a Get's may leave properties to a second frame. */
function isComplete({ ask, frames }: Pending): boolean {
  if (ask.esv === ESV.setC) return true;
  return ask.properties.every(({ epc }) =>
    frames.some(({ properties }) => properties.some((property) => property.epc === epc)),
  );
}

function merged({ frames }: Pending): Answer {
  const esv = frames[0]?.esv ?? ESV.getRefused;
  return { kind: "answered", esv, properties: frames.flatMap(({ properties }) => properties) };
}
