import type { Flow } from "../energy/flow.ts";
import type { Climate, RoomAir } from "../energy/room-air.ts";
import {
  type DeviceObject,
  deviceObject,
  oneOf,
  ownMeter,
  type Plate,
  type Rows,
  within,
} from "./device-object.ts";
import { NO, OFF, ON, u16, u8, YES } from "./edt.ts";

const MODES = { auto: 0x41, cool: 0x42, heat: 0x43, dry: 0x44, fan: 0x45 } as const;
type Mode = keyof typeof MODES;
const MODE_NAMES = ["auto", "cool", "heat", "dry", "fan"] as const;
const FAN_LEVELS = [0x41, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38];

/** Class 0x0130: what is set stays set until the plan takes over again at four in the morning. */
export function airConditionerObject(
  plate: Plate,
  flow: Flow,
  at: { readonly device: string; readonly air: RoomAir; readonly outdoorC: () => number },
): DeviceObject {
  const { air, device, outdoorC } = at;
  let fan = 0x41;
  const change = (part: Partial<Climate>) => air.setBy({ ...air.climate(), ...part });
  const rows: Rows = {
    ...ownMeter(flow, device),
    0x80: {
      get: () => u8(air.climate().on ? ON : OFF),
      set: oneOf([ON, OFF], (value) => change({ on: value === ON })),
      announces: true,
    },
    0x8f: {
      get: () => u8(air.climate().saving ? YES : NO),
      set: oneOf([YES, NO], (value) => change({ saving: value === YES })),
      announces: true,
    },
    0xa0: {
      get: () => u8(fan),
      set: oneOf(FAN_LEVELS, (value) => {
        fan = value;
      }),
      announces: true,
    },
    0xb0: {
      get: () => u8(MODES[air.climate().mode]),
      set: oneOf(Object.values(MODES), (value) => change({ mode: modeOf(value) })),
      announces: true,
    },
    0xb3: {
      get: () => u8(air.climate().target),
      set: within(0, 50, (target) => change({ target })),
    },
    0xb8: { get: () => u16(700, 900, 300, 100) },
    0xba: { get: () => u8(45) },
    0xbb: { get: () => u8(wholeDegrees(air.roomC())) },
    0xbe: { get: () => u8(wholeDegrees(outdoorC())) },
  };
  return deviceObject(plate, flow, rows);
}

function modeOf(value: number): Mode {
  return MODE_NAMES.find((name) => MODES[name] === value) ?? "auto";
}

function wholeDegrees(celsius: number): number {
  return Math.floor(celsius + 0.5);
}
