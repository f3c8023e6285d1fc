import { no, ok, type Result } from "../../kernel/result.ts";
import type { Eoj } from "../model.ts";
import { type Esv, serviceOf } from "./esv.ts";

/** One property of a frame: a view into the datagram; empty where only the EPC was sent. */
export interface Property {
  readonly epc: number;
  readonly edt: Uint8Array;
}

/** A frame of the specified format (EHD2 0x81). Source: specification part 2, chapter 3. */
export interface Frame {
  /** Transaction, 0…65535: the answer carries that of its request. */
  readonly tid: number;
  readonly seoj: Eoj;
  readonly deoj: Eoj;
  readonly esv: Esv;
  /** Of a SetGet: those to be set. */
  readonly properties: readonly Property[];
  /** Of a SetGet: those to be got. Absent where the peer's refusal left the second count out. */
  readonly second?: readonly Property[];
  /** Bytes after the last property; they are read over. */
  readonly trailing?: number;
}

export type FrameFault =
  | { readonly code: "echonet.too-short"; readonly length: number }
  | { readonly code: "echonet.not-echonet"; readonly ehd1: number }
  /** Manufacturers' own format (EHD2 0x82) or another one: none of ours. */
  | { readonly code: "echonet.arbitrary-format"; readonly ehd2: number }
  | { readonly code: "echonet.unknown-service"; readonly esv: number }
  /** A count or a length promises more than came; `partial` is what could be read before. */
  | { readonly code: "echonet.truncated"; readonly partial: Frame };

const HEAD = 12;
const NONE = new Uint8Array(0);

/**
 * Reads one datagram. Total: any bytes give a frame or a fault. `1081 0005 05FF01 028801 62 01
 * E700` is a Get of 0xE7 with transaction 5.
 */
export function decodeFrame(bytes: Uint8Array): Result<Frame, FrameFault> {
  const length = bytes.length;
  if (length < HEAD) return no({ code: "echonet.too-short", length });
  if (bytes[0] !== 0x10) return no({ code: "echonet.not-echonet", ehd1: at(bytes, 0) });
  if (bytes[1] !== 0x81) return no({ code: "echonet.arbitrary-format", ehd2: at(bytes, 1) });
  const service = serviceOf(at(bytes, 10));
  if (!service) return no({ code: "echonet.unknown-service", esv: at(bytes, 10) });
  const properties: Property[] = [];
  let end = readList(bytes, 11, properties);
  const head = headOf(bytes, service.esv, properties);
  if (end < 0) return no({ code: "echonet.truncated", partial: head });
  if (!service.twoLists) return ok(end === length ? head : { ...head, trailing: length - end });
  // Some answer 0x5E without the second count: readable, and the list is absent.
  if (end === length && !service.success) return ok(head);
  const second: Property[] = [];
  end = readList(bytes, end, second);
  const both = { ...head, second };
  if (end < 0) return no({ code: "echonet.truncated", partial: both });
  return ok(end === length ? both : { ...both, trailing: length - end });
}

function headOf(bytes: Uint8Array, esv: Esv, properties: readonly Property[]): Frame {
  return {
    tid: at(bytes, 2) * 256 + at(bytes, 3),
    seoj: eojAt(bytes, 4),
    deoj: eojAt(bytes, 7),
    esv,
    properties,
  };
}

/** Reads count and properties from `start`; returns where it ended, −1 where bytes were missing. */
function readList(bytes: Uint8Array, start: number, into: Property[]): number {
  const length = bytes.length;
  if (start >= length) return -1;
  let cursor = start + 1;
  for (let left = at(bytes, start); left > 0; left--) {
    if (cursor + 2 > length) return -1;
    const epc = at(bytes, cursor);
    const end = cursor + 2 + at(bytes, cursor + 1);
    if (end > length) return -1;
    into.push({ epc, edt: end === cursor + 2 ? NONE : bytes.subarray(cursor + 2, end) });
    cursor = end;
  }
  return cursor;
}

function eojAt(bytes: Uint8Array, start: number): Eoj {
  return at(bytes, start) * 65536 + at(bytes, start + 1) * 256 + at(bytes, start + 2);
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

/**
 * Writes a frame. Throws where a caller of ours exceeds what the counts can say (255 properties,
 * 255 bytes each): that is no outside input.
 */
export function encodeFrame(frame: Frame): Uint8Array {
  const lists = frame.second ? [frame.properties, frame.second] : [frame.properties];
  const bytes = new Uint8Array(lists.reduce((sum, list) => sum + lengthOf(list), HEAD - 1));
  bytes.set([0x10, 0x81, frame.tid >> 8, frame.tid & 0xff]);
  bytes.set(bytesOfEoj(frame.seoj), 4);
  bytes.set(bytesOfEoj(frame.deoj), 7);
  bytes[10] = frame.esv;
  let cursor = HEAD - 1;
  for (const list of lists) cursor = writeList(bytes, cursor, list);
  return bytes;
}

function lengthOf(list: readonly Property[]): number {
  return list.reduce((sum, { edt }) => sum + 2 + edt.length, 1);
}

function writeList(bytes: Uint8Array, start: number, list: readonly Property[]): number {
  if (list.length > 255) throw new Error(`${list.length} properties do not fit one frame`);
  bytes[start] = list.length;
  let cursor = start + 1;
  for (const { epc, edt } of list) {
    if (edt.length > 255) throw new Error(`${edt.length} bytes do not fit one property`);
    bytes[cursor] = epc;
    bytes[cursor + 1] = edt.length;
    bytes.set(edt, cursor + 2);
    cursor += 2 + edt.length;
  }
  return cursor;
}

/** 0x013001 as its three bytes. */
function bytesOfEoj(eoj: Eoj): [number, number, number] {
  return [(eoj >> 16) & 0xff, (eoj >> 8) & 0xff, eoj & 0xff];
}
