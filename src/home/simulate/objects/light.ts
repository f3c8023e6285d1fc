import type { Flow } from "../energy/flow.ts";
import type { Switched } from "../energy/switched.ts";
import {
  type DeviceObject,
  deviceObject,
  oneOf,
  ownMeter,
  type Plate,
  type Rows,
  within,
} from "./device-object.ts";
import { OFF, ON, u8 } from "./edt.ts";

/** mW of a lamp at full light. */
const FULL_MW = 48_000;

/** Classes 0x0290 (with colour and scene) and 0x0291 (on, off and dimmed only). */
export function lightObject(
  plate: Plate,
  flow: Flow,
  at: { readonly device: string; readonly load: Switched },
): DeviceObject {
  const { device, load } = at;
  let level = 80;
  let colour = 0x41;
  let mode = 0x42;
  const isOn = () => (load.setMw === null ? flow.planWh(device) > 3 : load.setMw > 500);
  const light = (on: boolean) => {
    load.setMw = on ? Math.trunc((FULL_MW * level) / 100) : 300;
  };
  const rows: Rows = {
    ...ownMeter(flow, device),
    0x80: {
      get: () => u8(isOn() ? ON : OFF),
      set: oneOf([ON, OFF], (value) => light(value === ON)),
      announces: true,
    },
    0xb0: {
      get: () => u8(level),
      set: within(0, 100, (value) => {
        level = value;
        light(isOn());
      }),
    },
  };
  if (plate.eoj >> 8 === 0x0291) return deviceObject(plate, flow, rows);
  return deviceObject(plate, flow, {
    ...rows,
    0xb1: {
      get: () => u8(colour),
      set: oneOf([0x40, 0x41, 0x42, 0x43, 0x44], (value) => {
        colour = value;
      }),
    },
    0xb6: {
      get: () => u8(mode),
      set: oneOf([0x41, 0x42, 0x43, 0x45], (value) => {
        mode = value;
      }),
    },
  });
}
