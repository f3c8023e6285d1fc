import type { Flow } from "../energy/flow.ts";
import { isDayOff, wallTime } from "../energy/moment.ts";
import type { Switched } from "../energy/switched.ts";
import {
  counterOf,
  type DeviceObject,
  deviceObject,
  oneOf,
  type Plate,
  type Rows,
  wattsOf,
} from "./device-object.ts";
import { ascii, joined, u16, u32, u8 } from "./edt.ts";

const CHARGES = 0x42;
const RESTS = 0x44;
const CHARGING_MW = 3_000_000;
const CAPACITY_WH = 40_000;
/** Of the charge and the capacity while no car is there. */
const NO_CAR_U32 = 0xfffffffe;
const NO_CAR_U8 = 0xff;

/** Classes 0x02A1 (charger) and 0x027E (both ways): who the car is, it tells once it was asked. */
export function carObject(
  plate: Plate,
  flow: Flow,
  at: { readonly device: string; readonly load: Switched },
): DeviceObject {
  const { device, load } = at;
  const used = `used:${device}`;
  let asked = 0x46;
  let confirmed = false;
  const isThere = () => carIsHome(flow.nowMs());
  const watts = () => wattsOf(flow, used);
  const rows: Rows = {
    0xc5: { get: () => u32(3000) },
    0xc7: {
      // 30: none, 41: connected, charging possible; FF: asked for the check (CD) first.
      get: () => u8(!isThere() ? 0x30 : confirmed ? 0x41 : 0xff),
      announces: true,
    },
    0xc8: { get: () => u32(500, 3000) },
    0xcd: {
      set: oneOf([0x10], () => {
        confirmed = true;
      }),
    },
    0xd3: { get: () => u32(watts()) },
    0xd8: { get: () => counterOf(flow, used) },
    0xda: {
      get: () => u8(asked),
      set: oneOf([CHARGES, RESTS, 0x46], (value) => {
        if (value === CHARGES && !isThere()) return;
        asked = value;
        if (value === 0x46) load.setMw = null;
        else load.setMw = value === CHARGES ? CHARGING_MW : 0;
      }),
      announces: true,
    },
    0xe2: { get: () => u32(isThere() ? Math.trunc((CAPACITY_WH * soc(flow)) / 100) : NO_CAR_U32) },
    0xe4: { get: () => u8(isThere() ? soc(flow) : NO_CAR_U8) },
    0xe6: { get: () => joined(u8(8), ascii("EV000001", 8)) },
    0xeb: { get: () => u32(3000) },
    0xed: { get: () => u16(150) },
  };
  return deviceObject(plate, flow, rows);
}

/** Out from half past seven to seven in the evening on working days. */
export function carIsHome(ms: number): boolean {
  const { day, hour, minute } = wallTime(ms);
  const minutes = hour * 60 + minute;
  return isDayOff(day) || minutes < 7 * 60 + 30 || minutes >= 19 * 60;
}

/** Percent: half empty when it comes home, full by morning. */
function soc(flow: Flow): number {
  const { hour } = wallTime(flow.nowMs());
  return hour < 7 ? Math.min(95, 55 + hour * 8) : hour >= 19 ? 55 : 90;
}
