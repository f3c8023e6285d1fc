import type { Flow } from "../energy/flow.ts";
import {
  counterOf,
  type DeviceObject,
  deviceObject,
  type Plate,
  type Rows,
  wattsOf,
  within,
} from "./device-object.ts";
import { u16, u8 } from "./edt.ts";

/** Class 0x0279, panels with their inverter; A0 holds them to a share of what they could give. */
export function solarObject(plate: Plate, flow: Flow, ratedW: number): DeviceObject {
  const rows: Rows = {
    0xa0: {
      get: () => u8(flow.storage.solarLimit),
      set: within(0, 100, (value) => {
        flow.storage.solarLimit = value;
      }),
    },
    0xa1: {
      get: () => u16(Math.trunc((ratedW * flow.storage.solarLimit) / 100)),
      set: (edt) => {
        const watts = (edt[0] ?? 0) * 256 + (edt[1] ?? 0);
        if (edt.length !== 2 || watts > ratedW) return false;
        flow.storage.solarLimit = Math.trunc((watts * 100) / ratedW);
        return true;
      },
    },
    0xb1: { get: () => u8(0x41) },
    0xd0: { get: () => u8(0) },
    0xd1: { get: () => u8(0x41) },
    0xe0: { get: () => u16(wattsOf(flow, "generated")) },
    0xe1: { get: () => counterOf(flow, "generated") },
    0xe3: { get: () => counterOf(flow, "sold") },
    0xe8: { get: () => u16(ratedW) },
  };
  return deviceObject(plate, flow, rows);
}
