import { chance } from "../../kernel/chance.ts";
import type { Eoj } from "../model.ts";
import type { Flow } from "./energy/flow.ts";
import { type RoomAir, roomAir } from "./energy/room-air.ts";
import { type Switched, switched } from "./energy/switched.ts";
import type { Equipment } from "./house.ts";
import { airConditionerObject } from "./objects/air-conditioner.ts";
import { batteryObject } from "./objects/battery.ts";
import { boardObject } from "./objects/board.ts";
import { carObject } from "./objects/car.ts";
import type { DeviceObject, Plate, Remote } from "./objects/device-object.ts";
import { lightObject } from "./objects/light.ts";
import { type Meter, meterObject, type MeterPlate } from "./objects/meter.ts";
import { solarObject } from "./objects/solar.ts";
import { gasHeaterObject, heatPumpObject } from "./objects/water-heater.ts";

export interface BuiltDevice {
  readonly name: string;
  readonly number: number;
  readonly object: DeviceObject;
  readonly maker: number;
  /** EPC 0x83 of its node, 17 bytes. */
  readonly identification: Uint8Array;
  readonly remote: Remote;
}

export interface Built {
  readonly devices: readonly BuiltDevice[];
  readonly meter: Meter | null;
  /** Gives everything that was switched by hand or from afar back to the plan. */
  readonly release: () => void;
}

export interface Parts {
  readonly seed: number;
  readonly equipment: Equipment;
  readonly flow: Flow;
  readonly outdoorC: () => number;
}

/** Maker codes of nobody: the consortium gives none above 0xFFFF00. */
const MAKERS = { meter: 0xffff01, board: 0xffff02, appliance: 0xffff03, energy: 0xffff04 } as const;

function meterPlate(seed: number): MeterPlate {
  return { maker: MAKERS.meter, serial: `SM${String(seed).padStart(6, "0").slice(-6)}A001` };
}

interface Making extends Parts {
  readonly devices: BuiltDevice[];
  readonly releases: (() => void)[];
}

/** The devices of a house in a fixed order: their numbers are their addresses. */
export function buildDevices(parts: Parts): Built {
  const making: Making = { ...parts, devices: [], releases: [] };
  const { flow, equipment } = parts;
  const { meter: meterSpec, board, solarW, batteryWh } = equipment;
  const meter = meterSpec === null ? null : meterObject(flow, meterSpec, meterPlate(parts.seed));
  if (meter) add(making, "meter", MAKERS.meter, () => meter);
  if (board) add(making, "board", MAKERS.board, () => boardObject(flow, board, MAKERS.board));
  for (let room = 1; room <= equipment.airConditioners; room += 1) addAirConditioner(making, room);
  for (let room = 1; room <= equipment.lights; room += 1) addLight(making, room);
  addWaterHeater(making);
  if (solarW > 0) {
    const eoj = 0x027901;
    add(making, "solar", MAKERS.energy, (remote) =>
      solarObject(plateOf(eoj, "EGW-SOLAR", remote), flow, solarW),
    );
  }
  if (batteryWh > 0) {
    const eoj = 0x027d01;
    add(making, "battery", MAKERS.energy, (remote) =>
      batteryObject(plateOf(eoj, "EGW-BATTERY", remote), flow),
    );
  }
  addCar(making);
  return {
    devices: making.devices,
    meter,
    release: () => {
      for (const release of making.releases) release();
    },
  };
}

function add(
  { devices, seed }: Making,
  name: string,
  maker: number,
  make: (remote: Remote) => DeviceObject,
): void {
  const remote: Remote = { refused: false };
  const number = devices.length + 1;
  const identification = identificationOf(maker, seed, number);
  devices.push({ name, number, maker, identification, remote, object: make(remote) });
}

/** FE, the maker, and thirteen bytes that no other node of any house has. */
function identificationOf(maker: number, seed: number, number: number): Uint8Array {
  const bytes = new Uint8Array(17);
  bytes.set([0xfe, (maker >> 16) & 0xff, (maker >> 8) & 0xff, maker & 0xff]);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, chance(seed, 61));
  view.setUint32(8, chance(seed, 62));
  view.setUint32(12, seed >>> 0);
  bytes[16] = number;
  return bytes;
}

function plateOf(eoj: Eoj, product: string, remote: Remote | null): Plate {
  return {
    eoj,
    maker: MAKERS.appliance,
    product,
    serial: () => `SIM${eoj.toString(16).toUpperCase()}`,
    remote,
  };
}

function addAirConditioner(making: Making, room: number): void {
  const { flow, outdoorC, releases } = making;
  const device = `air-conditioner-${room}`;
  const air: RoomAir = roomAir(outdoorC, () => flow.planWh(device), outdoorC() < 20 ? 20 : 26);
  flow.drive(device, air);
  releases.push(() => air.setBy(null));
  add(making, device, MAKERS.appliance, (remote) =>
    airConditionerObject(plateOf(0x013000 + room, "EGW-AC", remote), flow, {
      device,
      air,
      outdoorC,
    }),
  );
}

/** The first is of the kind with colours; the others only dim. */
function addLight(making: Making, room: number): void {
  const device = `light-${room}`;
  const load = switchedLoad(making, device);
  const eoj = room === 1 ? 0x029001 : 0x029100 + room - 1;
  add(making, device, MAKERS.appliance, (remote) =>
    lightObject(plateOf(eoj, "EGW-LIGHT", remote), making.flow, { device, load }),
  );
}

function addWaterHeater(making: Making): void {
  const kind = making.equipment.waterHeater;
  if (kind === null) return;
  const device = "water-heater";
  const load = switchedLoad(making, device);
  const [eoj, make] =
    kind === "gas" ? ([0x027201, gasHeaterObject] as const) : ([0x026b01, heatPumpObject] as const);
  add(making, device, MAKERS.appliance, (remote) =>
    make(plateOf(eoj, "EGW-WATER", remote), making.flow, { device, load }),
  );
}

function addCar(making: Making): void {
  const kind = making.equipment.car;
  if (kind === null) return;
  const load = switchedLoad(making, "car");
  const eoj = kind === "charger" ? 0x02a101 : 0x027e01;
  add(making, "car", MAKERS.energy, (remote) =>
    carObject(plateOf(eoj, "EGW-CAR", remote), making.flow, { device: "car", load }),
  );
}

function switchedLoad({ flow, releases }: Making, device: string): Switched {
  const load = switched();
  flow.drive(device, load);
  // A water heater's mode stays what the household chose; the others go back to the plan.
  if (device !== "water-heater") releases.push(() => (load.setMw = null));
  return load;
}
