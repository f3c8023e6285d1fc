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

/** Requests under way, matched by address, transaction and object; never by the sender's port. */
export interface Exchange {
  request(station: Station, ask: Ask): Promise<Answer>;
  /** An answer came: one that is waited for, one that comes late or twice, or nobody's. */
  answered(from: { lan: Lan; address: string }, frame: Frame): "awaited" | "late" | "nobodys";
  /** One that nothing under way has; for what is asked of everybody. */
  freshTid(): number;
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
  const pendings = new Map<number, Pending>();
  const gone = new Map<number, Gone>();
  let lastTid = Math.floor(options.chance() * 0x10000);
  let open = true;

  /** Every datagram has a TID of its own, so that an answer says which one it answers. */
  function freshTid(): number {
    do lastTid = (lastTid + 1) & 0xffff;
    while (pendings.has(lastTid) || gone.has(lastTid));
    return lastTid;
  }

  function send(pending: Pending): void {
    const { station, ask } = pending;
    const atMs = timers.now();
    if (atMs >= ask.deadlineAt || !open) return finish(pending);
    const tid = freshTid();
    pendings.set(tid, pending);
    pending.sent.push({ tid, atMs });
    const { eoj: deoj, esv, properties } = ask;
    const frame = { tid, seoj: OWN_CONTROLLER, deoj, esv, properties };
    station.lan.send(station.address, encodeFrame(frame));
    if (pending.sent.length === 1) ask.onSent?.();
    const wait = station.patience.waitMs();
    const full = atMs + wait <= ask.deadlineAt;
    pending.cancel = timers.after(full ? wait : ask.deadlineAt - atMs, () => {
      if (full) missed(pending);
      else finish(pending);
    });
  }

  function missed(pending: Pending): void {
    pending.station.patience.missed();
    pending.waited = true;
    if (pending.left-- > 0) send(pending);
    else finish(pending);
  }

  function finish(pending: Pending): void {
    pending.cancel();
    const answered = pending.frames.length > 0;
    for (const { tid, atMs } of pending.sent) {
      pendings.delete(tid);
      gone.set(tid, { station: pending.station, eoj: pending.ask.eoj, atMs, answered });
    }
    for (const tid of gone.keys()) {
      if (gone.size <= GONE_KEPT) break;
      gone.delete(tid);
    }
    pending.resolve(answered ? merged(pending) : { kind: pending.waited ? "silence" : "cut" });
  }

  /** No more tries, and no longer than the shortest wait for the one that is under way. */
  function hasten(pending: Pending): void {
    const sentAt = pending.sent.at(-1)?.atMs;
    pending.left = 0;
    if (sentAt === undefined || pending.frames.length > 0) return;
    pending.cancel();
    pending.cancel = timers.after(sentAt + leastWaitMs - timers.now(), () => finish(pending));
  }

  function late(from: { lan: Lan; address: string }, frame: Frame): "late" | "nobodys" {
    const request = gone.get(frame.tid);
    if (!request || !isOf(request.station, request.eoj, from, frame)) return "nobodys";
    gone.set(frame.tid, { ...request, answered: true });
    if (!request.answered) request.station.patience.answeredAfter(timers.now() - request.atMs);
    return "late";
  }

  return {
    freshTid,
    request(station, ask) {
      let pending: Pending | null = null;
      return station.line.take({
        urgency: ask.urgency,
        begin: () =>
          new Promise((resolve) => {
            const [sent, frames, left, cancel] = [[], [], ask.retries, () => undefined];
            pending = { station, ask, sent, frames, resolve, left, waited: false, cancel };
            send(pending);
          }),
        hasten: () => pending && hasten(pending),
      });
    },
    answered(from, frame) {
      const pending = pendings.get(frame.tid);
      if (!pending) return late(from, frame);
      const { station, ask } = pending;
      const fits = isOf(station, ask.eoj, from, frame) && ANSWERS[ask.esv].includes(frame.esv);
      if (!fits) return "nobodys";
      const sent = pending.sent.find(({ tid }) => tid === frame.tid);
      if (sent && pending.frames.length === 0)
        station.patience.answeredAfter(timers.now() - sent.atMs);
      pending.frames.push(frame);
      pending.cancel();
      if (isComplete(pending)) finish(pending);
      else pending.cancel = timers.after(SECOND_FRAME_MS, () => finish(pending));
      return "awaited";
    },
    close() {
      open = false;
      for (const pending of new Set(pendings.values())) finish(pending);
    },
  };
}

/** Instance 0 asks for all of a class: the answer comes from a real one. */
function isOf(
  station: Station,
  asked: Eoj,
  from: { lan: Lan; address: string },
  { seoj }: Frame,
): boolean {
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
