import { ESV, type Esv } from "../echonet/esv.ts";
import type { Frame, Property } from "../echonet/frame.ts";
import type { DeviceObject } from "./objects/device-object.ts";

const EMPTY = new Uint8Array(0);

/** What a node says to a request; `toAll` goes to the group. */
export interface Answer {
  readonly frame: Frame;
  readonly toAll: boolean;
}

type Set = (object: DeviceObject, epc: number, edt: Uint8Array) => boolean;

/**
 * The answer of one object to one frame, by the specification (part 2, 4.2.3); null: none is due.
 * A refused property carries no value when it was to be got, its own when it was to be set.
 */
export function answerOf(object: DeviceObject, request: Frame, set: Set): Answer | null {
  const gets = (list: readonly Property[]) => list.map(({ epc }) => got(object, epc));
  const sets = (list: readonly Property[]) =>
    list.map(({ epc, edt }) => ({ epc, edt: set(object, epc, edt) ? EMPTY : edt }));
  const answer = (esv: Esv, properties: readonly Property[], second?: readonly Property[]) => {
    const { tid, seoj } = request;
    const frame = { tid, seoj: object.eoj, deoj: seoj, esv, properties };
    return { frame: second ? { ...frame, second } : frame, toAll: false };
  };
  switch (request.esv) {
    case ESV.get: {
      const list = gets(request.properties);
      return answer(list.some(isMissing) ? ESV.getRefused : ESV.getRes, list);
    }
    case ESV.setC:
    case ESV.setI: {
      const list = sets(request.properties);
      const asksBack = request.esv === ESV.setC;
      if (!list.some(isRefused)) return asksBack ? answer(ESV.setRes, list) : null;
      return answer(asksBack ? ESV.setCRefused : ESV.setIRefused, list);
    }
    case ESV.setGet: {
      const done = sets(request.properties);
      const list = gets(request.second ?? []);
      const refused = done.some(isRefused) || list.some(isMissing);
      return answer(refused ? ESV.setGetRefused : ESV.setGetRes, done, list);
    }
    case ESV.infReq: {
      const list = gets(request.properties);
      if (list.some(isMissing)) return answer(ESV.infRefused, list);
      return { ...answer(ESV.inf, list), toAll: true };
    }
    case ESV.infC:
      return answer(
        ESV.infCRes,
        request.properties.map(({ epc }) => ({ epc, edt: EMPTY })),
      );
    default:
      return null;
  }
}

function got(object: DeviceObject, epc: number): Property {
  return { epc, edt: object.get(epc) ?? EMPTY };
}

/** Every property that there is has at least one byte. */
function isMissing({ edt }: Property): boolean {
  return edt.length === 0;
}

function isRefused({ edt }: Property): boolean {
  return edt.length > 0;
}
