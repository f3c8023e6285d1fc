import { ESV, type Esv } from "../echonet/esv.ts";
import type { Frame, Property } from "../echonet/frame.ts";
import { encodePropertyMap } from "../echonet/property-map.ts";
import { bytesOfHex } from "../echonet/bytes.ts";
import type { Eoj } from "../model.ts";

/** Class "controller" of the management group: what we are to the others. */
export const OWN_CONTROLLER: Eoj = 0x05ff01;
export const NODE_PROFILE: Eoj = 0x0ef001;

/** The objects that we show to the network, by EPC. */
export type OwnObjects = ReadonlyMap<Eoj, ReadonlyMap<number, Uint8Array>>;

/** `identification`: 34 hex digits of 0x83, of which bytes 1…3 are the maker; else it throws. */
export function ownObjects(identification: string): OwnObjects {
  const id = bytesOfHex(identification);
  if (id?.length !== 17) throw new Error("an identification number has 17 bytes");
  const maker = id.slice(1, 4);
  return new Map([
    [NODE_PROFILE, withMaps(profileOf(id, maker), [0x80, 0xd5])],
    [OWN_CONTROLLER, withMaps(controllerOf(id, maker), [0x80, 0x81, 0x88])],
  ]);
}

/** Version 1.14 of the protocol, specified format; one object besides the profile. */
function profileOf(id: Uint8Array, maker: Uint8Array): Map<number, Uint8Array> {
  const list = Uint8Array.of(1, 0x05, 0xff, 0x01);
  return new Map([
    [0x80, Uint8Array.of(0x30)],
    [0x82, Uint8Array.of(0x01, 0x0e, 0x01, 0x00)],
    [0x83, id],
    [0x88, Uint8Array.of(0x42)],
    [0x8a, maker],
    [0xbf, Uint8Array.of(0x80, 0x00)],
    [0xd3, Uint8Array.of(0, 0, 1)],
    [0xd4, Uint8Array.of(0, 2)],
    [0xd5, list],
    [0xd6, list],
    [0xd7, Uint8Array.of(1, 0x05, 0xff)],
  ]);
}

/** Release R of the appendix; its place is not set. */
function controllerOf(id: Uint8Array, maker: Uint8Array): Map<number, Uint8Array> {
  return new Map([
    [0x80, Uint8Array.of(0x30)],
    [0x81, Uint8Array.of(0x00)],
    [0x82, Uint8Array.of(0x00, 0x00, 0x52, 0x00)],
    [0x83, id],
    [0x88, Uint8Array.of(0x42)],
    [0x8a, maker],
  ]);
}

/** D5 is announced and asked for by INF_REQ alone, it cannot be got. */
function withMaps(values: Map<number, Uint8Array>, announces: readonly number[]) {
  const gets = [...values.keys(), 0x9d, 0x9e, 0x9f].filter((epc) => epc !== 0xd5);
  values.set(0x9d, encodePropertyMap(announces));
  values.set(0x9e, encodePropertyMap([]));
  values.set(0x9f, encodePropertyMap(gets));
  return values;
}

/**
 * What we say to a request to us; null: nothing. Nothing of ours can be set. An object that we are
 * not gives no answer, as the specification has it; instance 0 is answered by the real one.
 */
export function answerTo(objects: OwnObjects, request: Frame): Frame | null {
  const deoj = (request.deoj & 0xff) === 0 ? request.deoj | 1 : request.deoj;
  const own = objects.get(deoj);
  const answer = own ? contentOf(own, request) : null;
  return answer && { tid: request.tid, seoj: deoj, deoj: request.seoj, ...answer };
}

type Content = Pick<Frame, "esv" | "properties" | "second">;

function contentOf(own: ReadonlyMap<number, Uint8Array>, request: Frame): Content | null {
  const { esv, properties } = request;
  switch (esv) {
    case ESV.get:
      return told(own, properties, { all: ESV.getRes, some: ESV.getRefused, never: 0xd5 });
    case ESV.infReq:
      return told(own, properties, { all: ESV.inf, some: ESV.infRefused, never: null });
    case ESV.infC:
      return { esv: ESV.infCRes, properties: properties.map(nothingOf) };
    case ESV.setI:
      return { esv: ESV.setIRefused, properties };
    case ESV.setC:
      return { esv: ESV.setCRefused, properties };
    case ESV.setGet: {
      const ways = { all: ESV.getRes, some: ESV.getRefused, never: 0xd5 } as const;
      const got = told(own, request.second ?? [], ways);
      return { esv: ESV.setGetRefused, properties, second: got.properties };
    }
    default:
      return null;
  }
}

function told(
  own: ReadonlyMap<number, Uint8Array>,
  asked: readonly Property[],
  ways: { readonly all: Esv; readonly some: Esv; readonly never: number | null },
): Content {
  const properties = asked.map(({ epc }) => {
    const edt = epc === ways.never ? undefined : own.get(epc);
    return edt ? { epc, edt } : nothingOf({ epc });
  });
  const whole = properties.every(({ edt }) => edt.length > 0);
  return { esv: whole ? ways.all : ways.some, properties };
}

function nothingOf({ epc }: { readonly epc: number }): Property {
  return { epc, edt: new Uint8Array(0) };
}
