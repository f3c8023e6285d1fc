import type { Result } from "../../kernel/result.ts";
import { ESV, serviceOf } from "../echonet/esv.ts";
import { decodeFrame, encodeFrame, type Frame, type FrameFault } from "../echonet/frame.ts";
import type { Datagram, Lan } from "../lan/lan.ts";
import { type Examiner, objectsIn, PROFILE } from "./examine.ts";
import { answerTo, NODE_PROFILE, type OwnObjects } from "./own-object.ts";
import type { Poller } from "./poll.ts";
import type { Roster } from "./roster.ts";
import { doubt, type Ground, type Node } from "./target.ts";
import { tellAnswered, tellHeard, tellTrouble, tellValues } from "./tell.ts";

/** So often in vain, and announcements are no reason any more to examine a node at once. */
const PATIENT = 3;

interface Listening {
  readonly ground: Ground;
  readonly roster: Roster;
  readonly examiner: Examiner;
  readonly poller: Poller;
  readonly own: OwnObjects;
  /** Our own addresses: we hear ourselves through another card. */
  readonly ownAddresses: readonly string[];
  /** Transactions of questions to everybody. */
  readonly askedAll: ReadonlySet<number>;
}

/** What is done with a datagram, whatever it is. */
export function hearer(listening: Listening): (lan: Lan, datagram: Datagram) => void {
  const { ground, roster, examiner, own } = listening;
  const strangers = new Set<string>();

  /** Bytes that are none of ours are told once for each sender. */
  function unreadable(address: string, code: FrameFault["code"]): void {
    // Makers' own format is a right of theirs.
    if (code === "echonet.arbitrary-format") return;
    if (strangers.has(address) || strangers.size > 100) return;
    strangers.add(address);
    tellTrouble(ground, null, "frame-unreadable", { address, code });
  }

  return (lan, { from: { address }, bytes }) => {
    if (listening.ownAddresses.includes(address)) return;
    const decoded = decodeFrame(bytes);
    const frame = readable(decoded);
    if (!frame) {
      if (!decoded.ok) unreadable(address, decoded.refusal.code);
      return;
    }
    const place = { lan, address };
    const known = roster.at(place);
    const node = roster.settle(place);
    heard(listening, node);
    if (serviceOf(frame.esv)?.role === "response") response(listening, node, frame);
    else if (serviceOf(frame.esv)?.role === "notification") notification(listening, node, frame);
    // A request that was cut short is not carried out by half.
    if (decoded.ok) answer(lan, address, answerTo(own, frame));
    if (!known) void examiner.examine(place);
  };
}

/** Of a frame that was cut short, what could be read. */
function readable(decoded: Result<Frame, FrameFault>): Frame | null {
  if (decoded.ok) return decoded.value;
  return decoded.refusal.code === "echonet.truncated" ? decoded.refusal.partial : null;
}

function answer(lan: Lan, address: string, frame: Frame | null): void {
  if (frame) lan.send(address, encodeFrame(frame));
}

/** Any frame shows that the node is there; one that was away may be another one by now. */
function heard({ ground, examiner, poller }: Listening, node: Node): void {
  const back = [...node.targets.values()].filter(
    ({ described, presence }) => described && presence === "silent",
  );
  for (const target of [node.profile, ...node.targets.values()]) tellHeard(ground, target);
  if (back.length === 0) return;
  doubt(node.home);
  void examiner.examine(node.home).then(() => back.forEach((target) => poller.soon(target)));
}

function response(listening: Listening, node: Node, frame: Frame): void {
  const { ground, askedAll, examiner } = listening;
  const found = ground.exchange.answered(node.home, frame);
  const target = node.targets.get(frame.seoj);
  if (found === "late" && target) tellAnswered(ground, target);
  if (found !== "nobodys" || frame.seoj !== NODE_PROFILE || !askedAll.has(frame.tid)) return;
  if (frame.esv !== ESV.getRes && frame.esv !== ESV.getRefused) return;
  const given = frame.properties.filter(({ edt }) => edt.length > 0);
  void examiner.examine(node.home, new Map(given.map(({ epc, edt }) => [epc, edt])));
}

/** INF and INFC; one that asks for an answer was given it already. */
function notification(listening: Listening, node: Node, frame: Frame): void {
  const { ground, examiner, poller } = listening;
  if (frame.seoj === NODE_PROFILE) return announcedList(listening, node, frame);
  const target = node.targets.get(frame.seoj);
  if (!target?.described) {
    // One that tells nothing of itself is asked at its own time.
    if (node.vain < PATIENT) void examiner.examine(node.home);
    return;
  }
  const told = frame.properties.filter(({ edt }) => edt.length > 0);
  const edts = new Map(told.map(({ epc, edt }) => [epc, Uint8Array.from(edt)]));
  if (node.home.sure) tellValues(ground, target, edts, "announced");
  if (target.presence === "heard-only") poller.soon(target);
}

/** A node that starts announces its objects; it may have come to an address that was another's. */
function announcedList({ ground, examiner }: Listening, node: Node, frame: Frame): void {
  const list = frame.properties.find(({ epc }) => epc === PROFILE.announcedList)?.edt;
  if (!list) return;
  for (const eoj of objectsIn(list)) node.listed.add(eoj);
  if (ground.timers.now() < node.listsAskedUntilMs) return;
  node.restarted = true;
  doubt(node.home);
  void examiner.examine(node.home);
}
