import { boundaryAt, dayOfBoundary } from "../../slots/boundary.ts";
import type { Flow } from "../energy/flow.ts";
import { SLOTS } from "../energy/moment.ts";
import type { BoardEquipment } from "../house.ts";
import {
  counterOf,
  type DeviceObject,
  deviceObject,
  type Rows,
  wattsOf,
  within,
} from "./device-object.ts";
import { joined, NONE_U32, u16, u32, u8 } from "./edt.ts";

const UNDEFINED = 0xfd;
/** Circuits that have an EPC of their own (D0…EF), and the most of one range. */
const FIXED = 32;
const MOST_IN_RANGE = 60;

/**
 * A distribution board: a total and a counter for each circuit, in 0.001 kWh. More than 32 circuits
 * are read by ranges alone; one that was never set up holds 0xFD until a range is written.
 */
export function boardObject(flow: Flow, spec: BoardEquipment, maker: number): DeviceObject {
  const plate = { eoj: 0x028701, maker, product: "EGW-BOARD", serial: () => "BD0001" };
  let daysBack = 0;
  const history = (back: boolean) => () => {
    const first = (dayOfBoundary(boundaryAt(flow.nowMs())) - daysBack) * SLOTS;
    const counts = Array.from({ length: SLOTS }, (_, slot) => {
      const wh = flow.counters.whAt("board", first + slot);
      return wh === null ? NONE_U32 : back ? 0 : wh % 100_000_000;
    });
    return joined(u16(daysBack), u32(...counts));
  };
  const rows: Rows = {
    0xb0: { get: () => u8(60) },
    0xb1: { get: () => u8(spec.circuits) },
    ...rangeRows(spec, 0xb2, (circuit) => counterOf(flow, `circuit-${circuit}`)),
    ...rangeRows(spec, 0xb4, (circuit) => u16(tenthAmperes(flow, circuit), NO_SECOND_WIRE)),
    ...rangeRows(spec, 0xb6, (circuit) => u32(wattsOf(flow, `circuit-${circuit}`))),
    0xc0: { get: () => u32(flow.counters.get("board").wh % 100_000_000) },
    0xc1: { get: () => u32(0) },
    0xc2: { get: () => u8(0x03) },
    0xc3: { get: history(false) },
    0xc4: { get: history(true) },
    0xc5: {
      get: () => u8(daysBack),
      set: within(0, 99, (value) => {
        daysBack = value;
      }),
    },
    0xc6: { get: () => u32(wattsOf(flow, "board")) },
    0xc7: { get: () => u16(...halves(wattsOf(flow, "board"))) },
    0xc8: { get: () => u16(1010, 1010) },
  };
  const fixed = Array.from({ length: Math.min(FIXED, spec.circuits) }, (_, index) => {
    const circuit = index + 1;
    const get = () =>
      joined(
        counterOf(flow, `circuit-${circuit}`),
        u16(tenthAmperes(flow, circuit), NO_SECOND_WIRE),
      );
    return [0xd0 + index, { get }] as const;
  });
  return deviceObject({ ...plate, remote: null }, flow, {
    ...rows,
    ...Object.fromEntries(fixed),
  });
}

/** A circuit of 100 V has one outer wire: the other's current is none (7FFE). */
const NO_SECOND_WIRE = 0x7ffe;

function tenthAmperes(flow: Flow, circuit: number): number {
  return Math.trunc(wattsOf(flow, `circuit-${circuit}`) / 10);
}

function halves(watts: number): [number, number] {
  return [Math.trunc(watts / 20), Math.trunc(watts / 20)];
}

/** The range that is asked for (`epc`), and beside it the list that answers it (`epc` + 1). */
function rangeRows(
  { circuits, configured }: BoardEquipment,
  epc: number,
  valueOf: (circuit: number) => Uint8Array,
): Rows {
  let range: readonly [number, number] | null = configured
    ? [1, Math.min(circuits, MOST_IN_RANGE)]
    : null;
  const set = (edt: Uint8Array) => {
    const [start = 0, count = 0] = edt;
    if (edt.length !== 2 || start < 1 || start > circuits || count < 1) return false;
    if (count > MOST_IN_RANGE) return false;
    range = [start, Math.min(count, circuits - start + 1)];
    return true;
  };
  const list = () => {
    if (range === null) return Uint8Array.of(UNDEFINED, UNDEFINED);
    const [start, count] = range;
    const values = Array.from({ length: count }, (_, index) => valueOf(start + index));
    return joined(Uint8Array.of(start, count), ...values);
  };
  return {
    [epc]: { get: () => Uint8Array.from(range ?? [UNDEFINED, UNDEFINED]), set },
    [epc + 1]: { get: list },
  };
}
