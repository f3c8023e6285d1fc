import { ESV } from "../echonet/esv.ts";
import { encodeFrame, type Frame } from "../echonet/frame.ts";
import type { Chance } from "../lan/xorshift.ts";
import type { Fault, FaultKind } from "./house.ts";

/** What `amount` is where nobody says it. */
const USUAL: Readonly<Partial<Record<FaultKind, number>>> = {
  slow: 4000,
  "drops-long": 3,
  loses: 30,
  shortens: 5,
  "rolls-over": 50,
  truncates: 3,
};

export function amountOf({ kind, amount }: Fault): number {
  return amount ?? USUAL[kind] ?? 0;
}

interface Hearing {
  readonly fault: Fault | null;
  readonly plugged: boolean;
  readonly chance: Chance;
}

/** Whether a datagram reaches the device at all. */
export function hears({ fault, plugged, chance }: Hearing): boolean {
  if (!plugged || fault?.kind === "dead" || fault?.kind === "restarts") return false;
  return fault?.kind !== "loses" || chance() * 100 >= amountOf(fault);
}

/** Whether a request of so many properties is answered. */
export function answersAll(fault: Fault | null, asked: number): boolean {
  if (fault === null) return true;
  return fault.kind !== "silent" && (fault.kind !== "drops-long" || asked <= amountOf(fault));
}

interface Sending {
  readonly bytes: Uint8Array;
  readonly afterMs: number;
}

/** An answer as a device with this fault sends it: late, twice, cut, out of order. */
export function spoiled(fault: Fault | null, frame: Frame, chance: Chance): readonly Sending[] {
  switch (fault?.kind) {
    case "slow":
      return [{ bytes: encodeFrame(frame), afterMs: amountOf(fault) }];
    case "duplicates":
      return [sendsNow(frame), { ...sendsNow(frame), afterMs: 20 }];
    case "reorders": {
      const properties = frame.properties.toSorted((a, b) => a.epc - b.epc);
      return [{ bytes: encodeFrame({ ...frame, properties }), afterMs: 1 + chance() * 300 }];
    }
    case "truncates": {
      const { bytes } = sendsNow(frame);
      return [{ bytes: bytes.subarray(0, bytes.length - amountOf(fault)), afterMs: 0 }];
    }
    case "shortens":
      return [sendsNow(shortened(frame, amountOf(fault)))];
    case "lies":
      return withoutLie(frame);
    default:
      return [sendsNow(frame)];
  }
}

function sendsNow(frame: Frame): Sending {
  return { bytes: encodeFrame(frame), afterMs: 0 };
}

function shortened(frame: Frame, most: number): Frame {
  if (frame.properties.length <= most || frame.esv !== ESV.getRes) return frame;
  return { ...frame, esv: ESV.getRefused, properties: frame.properties.slice(0, most) };
}

/** Its map lists 0x88, which it never answers; nor anything that was asked for beside it. */
function withoutLie(frame: Frame): readonly Sending[] {
  return frame.properties.some(({ epc }) => epc === LIE) ? [] : [sendsNow(frame)];
}

const LIE = 0x88;
