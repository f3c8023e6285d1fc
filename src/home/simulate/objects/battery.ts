import type { Flow } from "../energy/flow.ts";
import {
  counterOf,
  type DeviceObject,
  deviceObject,
  oneOf,
  type Plate,
  type Rows,
  wattsOf,
} from "./device-object.ts";
import { u16, u32, u8 } from "./edt.ts";

const RAPID = 0x41;
const CHARGES = 0x42;
const GIVES = 0x43;
const RESTS = 0x44;
const AUTOMATIC = 0x46;
const MOST_W = 2500;
const ASKED_W: Readonly<Record<number, number | null>> = {
  [RAPID]: MOST_W,
  [CHARGES]: 2000,
  [GIVES]: -2000,
  [RESTS]: 0,
  [AUTOMATIC]: null,
};

/** Class 0x027D: DA reads back what was asked, CF what it does. */
export function batteryObject(plate: Plate, flow: Flow): DeviceObject {
  const { storage } = flow;
  let asked = AUTOMATIC;
  let saves = 0x42;
  const capacity = () => u32(storage.capacityWh);
  const watts = () => wattsOf(flow, "charged") - wattsOf(flow, "discharged");
  const stored = () => Math.min(storage.capacityWh, Math.max(0, Math.trunc(storage.storedWh)));
  const rows: Rows = {
    0x8f: {
      get: () => u8(saves),
      set: oneOf([0x41, 0x42], (value) => {
        saves = value;
      }),
      announces: true,
    },
    0xa0: { get: capacity },
    0xa1: { get: capacity },
    0xa2: { get: () => u32(Math.max(0, storage.capacityWh - stored())) },
    0xa3: { get: () => u32(stored()) },
    0xa4: { get: () => u32(Math.max(0, storage.capacityWh - stored())) },
    0xa5: { get: () => u32(stored()) },
    0xa8: { get: () => counterOf(flow, "charged") },
    0xa9: { get: () => counterOf(flow, "discharged") },
    0xc8: { get: () => u32(100, MOST_W) },
    0xc9: { get: () => u32(100, MOST_W) },
    0xcf: { get: () => u8(doing(watts())), announces: true },
    0xd3: { get: () => u32(watts()) },
    0xd6: { get: () => counterOf(flow, "discharged") },
    0xd8: { get: () => counterOf(flow, "charged") },
    0xda: {
      get: () => u8(asked),
      set: oneOf([RAPID, CHARGES, GIVES, RESTS, AUTOMATIC], (value) => {
        asked = value;
        storage.askedW = ASKED_W[value] ?? null;
      }),
      announces: true,
    },
    0xdb: { get: () => u8(0x00) },
    0xe2: { get: () => u32(stored()) },
    0xe3: { get: () => u16(Math.trunc(stored() / 10)) },
    0xe4: { get: () => u8(Math.trunc((stored() * 100) / storage.capacityWh)) },
    0xe6: { get: () => u8(0x04) },
    0xeb: { get: () => u32(2000) },
    0xec: { get: () => u32(2000) },
  };
  return deviceObject(plate, flow, rows);
}

function doing(watts: number): number {
  if (watts > 0) return CHARGES;
  return watts < 0 ? GIVES : RESTS;
}
