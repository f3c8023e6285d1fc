import { ESV } from "../../src/home/echonet/esv.ts";
import {
  decodeFrame,
  encodeFrame,
  type Frame,
  type Property,
} from "../../src/home/echonet/frame.ts";
import { encodePropertyMap } from "../../src/home/echonet/property-map.ts";
import type { Datagram, Lan } from "../../src/home/lan/lan.ts";

const PROFILE = 0x0ef001;

/** An object of a scripted node: its values as hex, which can be set, which are announced. */
export interface ScriptedObject {
  readonly values: Readonly<Record<number, string>>;
  readonly sets?: readonly number[];
  readonly announces?: readonly number[];
  /** EPCs that the Get map names besides; the object has no value of them. */
  readonly lies?: readonly number[];
}

/** What a node does otherwise: frames or bytes in place of the right answer; null: as it ought. */
export type Quirk = (request: Frame, node: ScriptedNode) => readonly (Frame | Uint8Array)[] | null;

export interface ScriptedNode {
  /** Hex, by object and EPC; a test may change it. */
  readonly objects: Map<number, Map<number, Uint8Array>>;
  /** Every request that came, answered or not. */
  readonly requests: Frame[];
  quirk: Quirk | null;
  /** Says nothing, whatever comes. */
  silent: boolean;
  /** What it ought to answer; null: nothing. */
  right(request: Frame): Frame | null;
  announce(eoj: number, epcs: readonly number[], esv?: typeof ESV.inf | typeof ESV.infC): void;
  send(to: string, frame: Frame | Uint8Array): void;
  close(): Promise<void>;
}

/** `id` ends the identification; without one the node has none (0x83 is refused). */
export function scriptedNode(
  lan: Lan,
  options: { readonly id?: string; readonly objects: Readonly<Record<number, ScriptedObject>> },
): ScriptedNode {
  const described = Object.entries(options.objects).map(
    ([eoj, object]) => [Number(eoj), object] as const,
  );
  const settable = new Map(described.map(([eoj, { sets = [] }]) => [eoj, sets]));
  const objects = new Map(described.map(([eoj, object]) => [eoj, valuesOf(object)]));
  objects.set(PROFILE, profileOf(options.id, [...settable.keys()]));
  const node: ScriptedNode = {
    objects,
    requests: [],
    quirk: null,
    silent: false,
    right: (request) => rightAnswer(objects, settable, request),
    announce(eoj, epcs, esv = ESV.inf) {
      const properties = epcs.map((epc) => ({ epc, edt: objects.get(eoj)?.get(epc) ?? bytes("") }));
      lan.multicast(encodeFrame({ tid: 0, seoj: eoj, deoj: PROFILE, esv, properties }));
    },
    send: (to, frame) => lan.send(to, "tid" in frame ? encodeFrame(frame) : frame),
    close: () => lan.close(),
  };
  lan.listen((datagram) => answer(node, datagram));
  return node;
}

/** Two digits a byte; blanks are for the eye. */
export function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
}

function answer(node: ScriptedNode, { from, bytes: datagram }: Datagram): void {
  const decoded = decodeFrame(datagram);
  if (!decoded.ok) return;
  const request = copied(decoded.value);
  node.requests.push(request);
  if (node.silent) return;
  const right = node.right(request);
  const answers = node.quirk?.(request, node) ?? (right ? [right] : []);
  for (const frame of answers) node.send(from.address, frame);
}

function copied(frame: Frame): Frame {
  const properties = frame.properties.map(({ epc, edt }) => ({ epc, edt: Uint8Array.from(edt) }));
  return { ...frame, properties };
}

function valuesOf({ values, sets = [], announces = [], lies = [] }: ScriptedObject) {
  const map = new Map(Object.entries(values).map(([epc, hex]) => [Number(epc), bytes(hex)]));
  if (!map.has(0x80)) map.set(0x80, bytes("30"));
  if (!map.has(0x9d)) map.set(0x9d, encodePropertyMap(announces));
  if (!map.has(0x9e)) map.set(0x9e, encodePropertyMap(sets));
  if (!map.has(0x9f)) map.set(0x9f, encodePropertyMap([...map.keys(), 0x9f, ...lies]));
  return map;
}

function profileOf(id: string | undefined, eojs: readonly number[]): Map<number, Uint8Array> {
  const list = [eojs.length, ...eojs.flatMap((eoj) => [eoj >> 16, (eoj >> 8) & 255, eoj & 255])];
  const profile = new Map([
    [0x80, bytes("30")],
    [0x82, bytes("010E0100")],
    [0x8a, bytes("00000B")],
    [0xd5, Uint8Array.from(list)],
    [0xd6, Uint8Array.from(list)],
  ]);
  if (id) profile.set(0x83, bytes(`FE00000B${id.padStart(26, "0")}`));
  return profile;
}

function rightAnswer(
  objects: ReadonlyMap<number, Map<number, Uint8Array>>,
  settable: ReadonlyMap<number, readonly number[]>,
  request: Frame,
): Frame | null {
  const object = objects.get(request.deoj);
  if (!object) return null;
  const head = { tid: request.tid, seoj: request.deoj, deoj: request.seoj };
  if (request.esv === ESV.get) {
    const properties = request.properties.map(({ epc }) => valued(object, epc));
    const whole = properties.every(({ edt }) => edt.length > 0);
    return { ...head, esv: whole ? ESV.getRes : ESV.getRefused, properties };
  }
  if (request.esv !== ESV.setC) return null;
  const sets = settable.get(request.deoj) ?? [];
  for (const { epc, edt } of request.properties) if (sets.includes(epc)) object.set(epc, edt);
  const properties = request.properties.map(({ epc, edt }) =>
    sets.includes(epc) ? { epc, edt: bytes("") } : { epc, edt },
  );
  const whole = properties.every(({ edt }) => edt.length === 0);
  return { ...head, esv: whole ? ESV.setRes : ESV.setCRefused, properties };
}

function valued(object: ReadonlyMap<number, Uint8Array>, epc: number): Property {
  return { epc, edt: object.get(epc) ?? bytes("") };
}
