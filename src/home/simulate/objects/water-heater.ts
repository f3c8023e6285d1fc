import type { Flow } from "../energy/flow.ts";
import { wallTime } from "../energy/moment.ts";
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
import { NO, OFF, ON, u16, u32, u8, YES } from "./edt.ts";

interface At {
  readonly device: string;
  readonly load: Switched;
}

const TANK_L = 370;
const HEATING_MW = 1_000_000;
const SHIFTED_MW = 880_000;
const AUTOMATIC = 0x41;
const HEATS_NOW = 0x42;
const STOPPED = 0x43;

/**
 * Class 0x026B, a heat pump with a tank. Automatic heats by night; with energy shift (release I)
 * the household says at which hour of the day it heats instead, and it forecasts what that takes.
 */
export function heatPumpObject(plate: Plate, flow: Flow, { device, load }: At): DeviceObject {
  let mode = AUTOMATIC;
  let byDay = NO;
  let fills = NO;
  const run = () => {
    if (mode === AUTOMATIC) load.setMw = null;
    else load.setMw = mode === HEATS_NOW ? HEATING_MW : 3000;
  };
  const rows: Rows = {
    ...ownMeter(flow, device),
    0xb0: {
      get: () => u8(mode),
      set: oneOf([AUTOMATIC, HEATS_NOW, STOPPED], (value) => {
        mode = value;
        run();
      }),
      announces: true,
    },
    0xb2: {
      get: () => u8(flow.powerMw(`used:${device}`) > 100_000 ? YES : NO),
      announces: true,
    },
    0xc0: {
      get: () => u8(byDay),
      set: oneOf([YES, NO], (value) => {
        byDay = value;
      }),
    },
    0xc3: { get: () => u8(fills) },
    ...shiftRows(flow, load),
    0xe1: { get: () => u16(remainingL(flow)) },
    0xe2: { get: () => u16(TANK_L) },
    0xe3: {
      get: () => u8(fills),
      set: oneOf([YES, NO], (value) => {
        fills = value;
      }),
    },
  };
  return deviceObject(plate, flow, rows);
}

/** Whether it takes part, at which hour, and what that takes: forecasts for 10, 13, 15 and 17 h. */
function shiftRows(flow: Flow, load: Switched): Rows {
  let joins = 0;
  let hour = 0;
  const shift = () => {
    load.moved = joins === 1 && hour > 0 ? (planMw) => shifted(flow, hour, planMw) : null;
  };
  return {
    0xc7: {
      get: () => u8(joins),
      set: oneOf([0, 1], (value) => {
        joins = value;
        shift();
      }),
    },
    0xc8: { get: () => u8(1) },
    0xc9: { get: () => u8(1) },
    0xca: {
      get: () => u8(hour),
      set: oneOf([0, 9, 10, 11, 12, 13, 14, 15, 16, 17], (value) => {
        hour = value;
        shift();
      }),
    },
    0xcb: { get: () => u32(2600, 2500, 2500, 2700) },
    0xcc: { get: () => u16(900, 880, 880, 920) },
  };
}

/** Not by night, but for three hours from the chosen hour on. */
function shifted(flow: Flow, from: number, planMw: number): number {
  const { hour } = wallTime(flow.nowMs());
  if (hour >= from && hour < from + 3) return SHIFTED_MW;
  return Math.min(planMw, 3000);
}

/** Full in the morning, drawn by day, most of it for the bath at nine. */
function remainingL(flow: Flow): number {
  const { hour, minute } = wallTime(flow.nowMs());
  const minutes = hour * 60 + minute;
  if (minutes < 5 * 60) return 90 + Math.trunc((minutes * (TANK_L - 90)) / 300);
  const byDay = Math.min(60, Math.trunc((minutes - 300) / 15));
  const bath = minutes < 19 * 60 ? 0 : Math.min(200, Math.trunc((minutes - 1140) * 1.6));
  return TANK_L - byDay - bath;
}

/** Class 0x0272, a gas water heater: it draws little, and fills the bath. */
export function gasHeaterObject(plate: Plate, flow: Flow, { device }: At): DeviceObject {
  const state = { on: ON, waterC: 42, bathC: 41, bath: NO };
  const rows: Rows = {
    ...ownMeter(flow, device),
    0x80: {
      get: () => u8(state.on),
      set: oneOf([ON, OFF], (value) => {
        state.on = value;
      }),
      announces: true,
    },
    0xd0: { get: () => u8(flow.powerMw(`used:${device}`) > 20_000 ? YES : NO) },
    0xd1: {
      get: () => u8(state.waterC),
      set: within(35, 60, (value) => {
        state.waterC = value;
      }),
    },
    0xe1: {
      get: () => u8(state.bathC),
      set: within(33, 48, (value) => {
        state.bathC = value;
      }),
    },
    0xe2: { get: () => u8(state.bath === YES ? YES : NO) },
    0xe3: {
      get: () => u8(state.bath),
      set: oneOf([YES, NO], (value) => {
        state.bath = value;
      }),
    },
    0xef: { get: () => u8(state.bath === YES ? YES : NO), announces: true },
  };
  return deviceObject(plate, flow, rows);
}
