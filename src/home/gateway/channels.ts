import { hexOf } from "../echonet/bytes.ts";
import { type RegisterSource, registersOf } from "../echonet/registers.ts";
import type { Device } from "../controller/api.ts";
import type { DeviceSeen } from "../link/messages.ts";
import { type Channel, channelKey, REGISTERS } from "../model.ts";
import type { ObservationLog } from "./observation-log.ts";

/** Production number of any device; of a meter of release R the identification of its route B. */
const SERIAL = 0x8d;
const ROUTE_B_ID = 0xc0;
const SMART_METER = 0x0288;

const KEY = /^(dv_[0-9a-f]{20})\/([a-z-]+?)(?:-(\d{2,3}))?$/;

export function sourcesOf(device: Device): readonly RegisterSource[] {
  return registersOf(device.eoj >> 8, device.gets);
}

/** What tells one body from another: read with the registers, for a meter may be exchanged. */
export function bodyEpcs({ eoj, gets }: Device): readonly number[] {
  const epcs = eoj >> 8 === SMART_METER ? [ROUTE_B_ID, SERIAL] : [SERIAL];
  return epcs.filter((epc) => gets.includes(epc));
}

/** What counts anew when it is another: the meter by its number, else the node it sits in. */
export function bodyOf(device: Device, fresh: ReadonlyMap<number, Uint8Array> = new Map()): string {
  for (const epc of bodyEpcs(device)) {
    const edt = fresh.get(epc) ?? device.values.get(epc)?.edt;
    if (edt) return hexOf(edt);
  }
  return device.identity.node;
}

export function keyFor(device: Device, source: RegisterSource, circuit: number | null): string {
  return channelKey({ device: device.device, register: source.register, circuit });
}

/** The channel that a key names; null: it names none. */
export function channelOf(key: string): Channel | null {
  const [, device, name, circuit] = KEY.exec(key) ?? [];
  const register = REGISTERS.find((each) => each === name);
  if (!device || !register) return null;
  return { device, register, circuit: circuit === undefined ? null : Number(circuit) };
}

/** What the platform is told of a device. A board's circuits are those that were ever read. */
export function seenOf(device: Device, log: ObservationLog): DeviceSeen {
  const { eoj, maker, product, serial, release, address, identity } = device;
  const body = bodyOf(device);
  const plain = sourcesOf(device)
    .filter(({ circuits, channel }) => circuits === null && channel === null)
    .map((source) => keyFor(device, source, null));
  const circuits = log.kept
    .channels()
    .filter((key) => key.startsWith(`${device.device}/circuit`))
    .toSorted();
  const channels = [...plain, ...circuits].flatMap((key) => {
    const channel = channelOf(key);
    const unitKnown = log.countingOf(key, body).whPerCount !== null;
    return channel ? [{ register: channel.register, circuit: channel.circuit, unitKnown }] : [];
  });
  return {
    device: device.device,
    node: identity.node.slice(0, 80),
    eoj,
    maker,
    product: product?.slice(0, 80) ?? null,
    serial: serial?.slice(0, 80) ?? null,
    release: release?.slice(0, 4) ?? null,
    address,
    gets: [...device.gets],
    sets: [...device.sets],
    announces: [...device.announces],
    channels: channels.slice(0, 600),
  };
}
