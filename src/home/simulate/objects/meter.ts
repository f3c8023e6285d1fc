import { boundaryAt, dayOfBoundary, startOf } from "../../slots/boundary.ts";
import type { Boundary } from "../../slots/observation.ts";
import type { Flow } from "../energy/flow.ts";
import { SLOTS } from "../energy/moment.ts";
import type { MeterEquipment } from "../house.ts";
import { type DeviceObject, deviceObject, type Rows, stampOf, within } from "./device-object.ts";
import { joined, NONE_U32, u16, u32, u8 } from "./edt.ts";

/** A low-voltage smart meter, and what can be done to it. */
export interface Meter extends DeviceObject {
  /** Another body in its place: counts from 0, and knows nothing of before. */
  readonly exchange: () => void;
  /** So many counts before it begins anew at 0. */
  readonly nearRollover: (counts: number) => void;
  readonly withoutUnit: (without: boolean) => void;
}

interface Body {
  readonly serial: string;
  readonly since: Boundary;
  /** Taken off what each direction has counted since the anchor. */
  readonly boughtWh: number;
  readonly soldWh: number;
  readonly shift: number;
}

/** Wh of one count by EPC E1. Source: appendix, 0x0288. */
const UNIT_WH: Readonly<Record<number, number>> = {
  0x00: 1000,
  0x01: 100,
  0x02: 10,
  0x03: 1,
  0x04: 0.1,
  0x0a: 10_000,
  0x0b: 100_000,
  0x0c: 1_000_000,
  0x0d: 10_000_000,
};

/** Wh of a count, coefficient included: unit 0x01 with coefficient 2 is 200. */
export function whPerCount({ unit, coefficient }: MeterEquipment): number {
  return (UNIT_WH[unit ?? 3] ?? 1) * coefficient;
}

export function meterObject(flow: Flow, spec: MeterEquipment, plate: MeterPlate): Meter {
  let hasUnit = spec.unit !== null;
  let body: Body = {
    serial: plate.serial,
    since: Number.NEGATIVE_INFINITY,
    boughtWh: 0,
    soldWh: 0,
    shift: 0,
  };
  const counts = countsOf(flow, spec, () => body);
  const watts = () => netWatts(flow);
  const rows: Rows = {
    ...registerRows(flow, counts),
    0xd3: { get: () => u32(spec.coefficient) },
    0xd7: { get: () => u8(spec.digits) },
    0xe1: { get: () => (hasUnit ? u8(spec.unit ?? 3) : null) },
    0xe7: { get: () => u32(watts()) },
    // Three wires: half of the current on each of the two outer ones, in tenths of an ampere.
    0xe8: { get: () => u16(Math.trunc(watts() / 20), Math.trunc(watts() / 20)) },
  };
  const common = { eoj: 0x028801, maker: plate.maker, product: "EGW-METER", remote: null };
  const object = deviceObject({ ...common, serial: () => body.serial }, flow, rows);
  return {
    ...object,
    exchange() {
      const [boughtWh, soldWh] = [flow.counters.get("bought").wh, flow.counters.get("sold").wh];
      const serial = `${body.serial.slice(0, -1)}${(Number(body.serial.at(-1)) + 1) % 10}`;
      const since = boundaryAt(flow.nowMs()) + 1;
      body = { serial, since, boughtWh, soldWh, shift: 0 };
    },
    nearRollover(left) {
      const shift = body.shift + 10 ** spec.digits - left - counts.now("bought");
      body = { ...body, shift };
    },
    withoutUnit(without) {
      hasUnit = !without && spec.unit !== null;
    },
  };
}

export interface MeterPlate {
  readonly maker: number;
  readonly serial: string;
}

type Way = "bought" | "sold";

interface Counts {
  readonly now: (way: Way) => number;
  /** NONE_U32 where this body knows none. */
  readonly at: (way: Way, boundary: Boundary) => number;
}

function countsOf(flow: Flow, spec: MeterEquipment, bodyNow: () => Body): Counts {
  const modulus = 10 ** spec.digits;
  const count = (wh: number, way: Way) => {
    const body = bodyNow();
    const from = way === "bought" ? body.boughtWh : body.soldWh;
    return (Math.floor((wh - from) / whPerCount(spec)) + body.shift) % modulus;
  };
  return {
    now: (way) => count(flow.counters.get(way).wh, way),
    at(way, boundary) {
      const wh = boundary < bodyNow().since ? null : flow.counters.whAt(way, boundary);
      return wh === null ? NONE_U32 : count(wh, way);
    },
  };
}

/** Registers now, by half-hour (EA, EB), of a day (E2, E4, chosen in E5), of the minute (D0). */
function registerRows(flow: Flow, counts: Counts): Rows {
  let daysBack = 0;
  const history = (way: Way) => () => {
    const first = (dayOfBoundary(boundaryAt(flow.nowMs())) - daysBack) * SLOTS;
    const list = Array.from({ length: SLOTS }, (_, slot) => counts.at(way, first + slot));
    return joined(u16(daysBack), u32(...list));
  };
  const stamped = (way: Way) => () => {
    const boundary = boundaryAt(flow.nowMs());
    return joined(stampOf(startOf(boundary)), u32(counts.at(way, boundary)));
  };
  const minute = () => {
    const ms = Math.floor(flow.nowMs() / 60_000) * 60_000;
    return joined(stampOf(ms), u32(counts.now("bought"), counts.now("sold")));
  };
  return {
    0xd0: { get: minute },
    0xe0: { get: () => u32(counts.now("bought")) },
    0xe2: { get: history("bought") },
    0xe3: { get: () => u32(counts.now("sold")) },
    0xe4: { get: history("sold") },
    0xe5: {
      get: () => u8(daysBack),
      set: within(0, 99, (value) => {
        daysBack = value;
      }),
    },
    0xea: { get: stamped("bought") },
    0xeb: { get: stamped("sold") },
  };
}

/** W through the meter: bought positive, sold negative. */
export function netWatts(flow: Flow): number {
  return Math.floor((flow.powerMw("bought") - flow.powerMw("sold") + 500) / 1000);
}
