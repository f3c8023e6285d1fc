import { encodePropertyMap } from "../../echonet/property-map.ts";
import type { Eoj } from "../../model.ts";
import type { Flow } from "../energy/flow.ts";
import { wallTime } from "../energy/moment.ts";
import { civil } from "../../../kernel/day.ts";
import { ascii, joined, NO, u16, u8 } from "./edt.ts";

/** One property of a device: what it tells, whether it takes a value, whether it announces. */
export interface Row {
  readonly get?: () => Uint8Array | null;
  /** False: refused. */
  readonly set?: (edt: Uint8Array) => boolean;
  readonly announces?: true;
}
export type Rows = Readonly<Record<number, Row>>;

/** A device as its node serves it. */
export interface DeviceObject {
  readonly eoj: Eoj;
  readonly rows: Map<number, Row>;
  /** Null: it has no such property, or none now. */
  readonly get: (epc: number) => Uint8Array | null;
  readonly set: (epc: number, edt: Uint8Array) => boolean;
  readonly announced: () => readonly number[];
}

export interface Plate {
  readonly eoj: Eoj;
  readonly maker: number;
  readonly product: string;
  readonly serial: () => string;
  /** May be operated from afar (0x93); null: it has no such property. */
  readonly remote: Remote | null;
}

/** What the household decided of it at the device itself. */
export interface Remote {
  refused: boolean;
}

/** Release of the appendix that every simulated device follows: R, first revision. */
const RELEASE = Uint8Array.of(0, 0, "R".charCodeAt(0), 1);

/** A device with the super class's properties, its own, and the maps that follow from both. */
export function deviceObject(plate: Plate, flow: Flow, own: Rows): DeviceObject {
  const rows = new Map<number, Row>();
  for (const [epc, row] of Object.entries({ ...superRows(plate, flow), ...own }))
    rows.set(Number(epc), row);
  const map = (which: (row: Row) => boolean) => () => {
    return encodePropertyMap([...rows].filter(([, row]) => which(row)).map(([epc]) => epc));
  };
  rows.set(0x9d, { get: map(({ announces }) => announces === true) });
  rows.set(0x9e, { get: map(({ set }) => set !== undefined) });
  rows.set(0x9f, { get: map(({ get }) => get !== undefined) });
  return {
    eoj: plate.eoj,
    rows,
    get: (epc) => rows.get(epc)?.get?.() ?? null,
    set(epc, edt) {
      const took = rows.get(epc)?.set?.(edt) ?? false;
      if (took) flow.touch();
      return took;
    },
    announced: () => [...rows].filter(([, { announces }]) => announces).map(([epc]) => epc),
  };
}

function superRows({ maker, product, serial, remote }: Plate, flow: Flow): Rows {
  let place = 0;
  let way = 0x41;
  const rows: Rows = {
    0x80: { get: () => u8(0x30), announces: true },
    0x81: {
      get: () => u8(place),
      set: (edt) => {
        if (edt.length !== 1) return false;
        place = edt[0] ?? 0;
        return true;
      },
      announces: true,
    },
    0x82: { get: () => RELEASE },
    0x88: { get: () => u8(NO), announces: true },
    0x8a: { get: () => Uint8Array.of((maker >> 16) & 0xff, (maker >> 8) & 0xff, maker & 0xff) },
    0x8c: { get: () => ascii(product, 12) },
    0x8d: { get: () => ascii(serial(), 12) },
    0x97: {
      get: () => {
        const { hour, minute } = wallTime(flow.nowMs());
        return Uint8Array.of(hour, minute);
      },
    },
    0x98: { get: () => dateOf(flow.nowMs()) },
  };
  if (remote === null) return rows;
  const set = (edt: Uint8Array) => {
    if (edt.length !== 1 || (edt[0] !== 0x41 && edt[0] !== 0x42)) return false;
    way = edt[0];
    return true;
  };
  return { ...rows, 0x93: { get: () => u8(remote.refused ? 0x61 : way), set } };
}

/** YYYY MM DD of the wall's calendar. */
export function dateOf(ms: number): Uint8Array {
  const { year, month, date } = civil(wallTime(ms).day);
  return joined(u16(year), Uint8Array.of(month, date));
}

/** YYYY MM DD hh mm ss of an instant: 7 bytes. */
export function stampOf(ms: number): Uint8Array {
  const { hour, minute, second } = wallTime(ms);
  return joined(dateOf(ms), Uint8Array.of(hour, minute, second));
}

/** A byte that must be one of some. */
export function oneOf(values: readonly number[], take: (value: number) => void) {
  return (edt: Uint8Array): boolean => {
    const [value] = edt;
    if (edt.length !== 1 || value === undefined || !values.includes(value)) return false;
    take(value);
    return true;
  };
}

/** A byte within bounds. */
export function within(least: number, most: number, take: (value: number) => void) {
  return (edt: Uint8Array): boolean => {
    const [value] = edt;
    if (edt.length !== 1 || value === undefined || value < least || value > most) return false;
    take(value);
    return true;
  };
}

/** Whole W, as a u16 tells it. */
export function wattsOf(flow: Flow, name: string): number {
  return Math.floor((flow.powerMw(name) + 500) / 1000);
}

/** A device's own counter of use (0x84 W, 0x85 in 0.001 kWh). */
export function ownMeter(flow: Flow, device: string): Rows {
  const name = `used:${device}`;
  return {
    0x84: { get: () => u16(Math.min(65_533, wattsOf(flow, name))) },
    0x85: { get: () => counterOf(flow, name) },
  };
}

/** A register of the usual kind: 0.001 kWh, anew at 0 after 999,999,999. */
export function counterOf(flow: Flow, name: string): Uint8Array {
  const count = flow.counters.get(name).wh % 1_000_000_000;
  return Uint8Array.of(
    (count >>> 24) & 0xff,
    (count >>> 16) & 0xff,
    (count >>> 8) & 0xff,
    count & 0xff,
  );
}
