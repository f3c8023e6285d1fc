import type { Clock } from "../../platform/index.ts";
import type { Day } from "../../kernel/day.ts";
import type { Lan, Timers } from "../lan/lan.ts";
import type { Eoj, Register } from "../model.ts";
import type { Boundary } from "../slots/observation.ts";

/** How a meter counts. Source: appendix, 0x0288 D3 D7 E1. */
export interface MeterEquipment {
  /** EPC E1: 0x03 = 0.001 kWh a count, 0x01 = 0.1 kWh; null: it does not tell (a field problem). */
  readonly unit: number | null;
  readonly coefficient: number;
  readonly digits: number;
  /** The count at the anchor; near 10^digits the register soon begins anew at 0. */
  readonly startCount: number;
}

export interface BoardEquipment {
  /** 1…252; more than 32 are read by ranges (B2/B3) alone. */
  readonly circuits: number;
  /** False: ranges stand at 0xFD until a controller writes them. */
  readonly configured: boolean;
}

/** What stands in a house; each device is a node of its own. */
export interface Equipment {
  readonly meter: MeterEquipment | null;
  readonly board: BoardEquipment | null;
  readonly airConditioners: number;
  readonly lights: number;
  readonly waterHeater: "heat-pump" | "gas" | null;
  /** Rated W of the panels; 0: none. */
  readonly solarW: number;
  /** Wh that the battery holds; 0: none. */
  readonly batteryWh: number;
  readonly car: "charger" | "two-way" | null;
}

/** How people live there, as the load model of the town says it. */
export interface HouseUse {
  readonly baseW: number;
  readonly persons: number;
  readonly heatingWPerDegree: number;
  readonly coolingWPerDegree: number;
  readonly nightWaterW: number;
  /** Wh of each half-hour that the meter bought: of these the circuits are parts. */
  readonly boughtOfDay: ((on: Day) => Int32Array) | null;
  /** Outdoor temperature in tenths of a degree; null: a mild coast of its own. */
  readonly outdoorTenths: ((boundary: Boundary) => number) | null;
}

/** What a house needs of the place where it stands. */
export interface HousePlace {
  /** A station for each node, numbered from 1: of `memory-lan.ts` or UDP. */
  readonly station: (node: number) => Lan | Promise<Lan>;
  readonly clock: Clock;
  readonly timers: Timers;
  /** The same seed gives the same house with the same past. */
  readonly seed: number;
  readonly equipment?: Partial<Equipment>;
  readonly use?: Partial<HouseUse>;
  /**
   * What a register of the meter or the board's total is known to have counted in a half-hour
   * before the house was opened; null: the plan is its past. So that its history agrees with what
   * was read of it before a restart.
   */
  readonly past?: (register: "bought" | "sold" | "board", boundary: Boundary) => number | null;
  /** Registers are sums from this day on; left out: a first of January at least 100 days ago. */
  readonly anchor?: Day;
}

/** What goes wrong on demand. `amount` is said where it counts. */
export const FAULTS = [
  /** Answers nothing, but still announces. */
  "silent",
  /** Neither hears nor speaks: its cable is pulled. */
  "dead",
  /** Answers after `amount` ms (4000). */
  "slow",
  /** Drops whole requests of more than `amount` properties (3). */
  "drops-long",
  /** Loses `amount` percent (30) of what it receives. */
  "loses",
  /** Answers at most `amount` properties (5), as Get_SNA with a shortened list. */
  "shortens",
  /** Properties in order of their numbers; frames overtake each other. */
  "reorders",
  /** Everything twice. */
  "duplicates",
  /** Its map lists 0x88, which it never answers. */
  "lies",
  /** Off for 3 s, then an announcement as after power came back. */
  "restarts",
  /** Its register stands `amount` counts (50) before it begins anew at 0. */
  "rolls-over",
  /** Answers from another port than 3610. */
  "other-port",
  /** Cuts the last `amount` bytes (3) of every answer. */
  "truncates",
  /** No unit (E1) any more. */
  "no-unit",
  /** 0x93 reads 0x61: the line is well, but it lets nobody operate it from afar. */
  "remote-refused",
  /** Another meter's body: serial number, registers from 0, no history. */
  "exchanged",
] as const;
export type FaultKind = (typeof FAULTS)[number];
export interface Fault {
  readonly kind: FaultKind;
  readonly amount?: number;
}

export interface SimulatedDevice {
  /** `meter`, `board`, `air-conditioner-1`, `light-2`, `water-heater`, `solar`, `battery`, … */
  readonly name: string;
  readonly eoj: Eoj;
  readonly address: string;
  /** EPC 0x83 of its node, hex. */
  readonly node: string;
  /** `dv_…`: under this name gateway and platform know it. */
  readonly device: string;
}

/** One simulated house: nodes that answer, and physics that agree with their registers. */
export interface House {
  readonly devices: readonly SimulatedDevice[];
  /** Null mends whatever was wrong. Throws on a name that the house has not. */
  fault(name: string, fault: Fault | null): void;
  /** The whole house's network cable. */
  plug(plugged: boolean): void;
  /** Somebody in the house uses the device's own remote control; false: refused. */
  press(name: string, epc: number, edt: Uint8Array): boolean;
  /** What the device would answer now, whatever is wrong with it. */
  ask(name: string, epc: number): Uint8Array | null;
  /** Wh that a register truly counted in the half-hour that began at a boundary of the past. */
  slotWh(name: string, register: Register, boundary: Boundary, circuit?: number): number;
  /** W now, bought less sold. */
  powerW(): number;
  /** Brings everything to the clock's now, as its own timer does each 10 s. */
  settle(): void;
  close(): Promise<void>;
}
