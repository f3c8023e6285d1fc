import type { Eoj } from "../model.ts";
import { AIR_CONDITIONER } from "./classes/air-conditioner.ts";
import { BATTERY } from "./classes/battery.ts";
import { BOARD } from "./classes/board.ts";
import { CAR_BOTH_WAYS, CAR_CHARGER } from "./classes/cars.ts";
import { CONTROLLER } from "./classes/controller.ts";
import { LIGHT, SINGLE_LIGHT } from "./classes/lights.ts";
import { SMART_METER, SUB_METER } from "./classes/meters.ts";
import { NODE_PROFILE } from "./classes/node-profile.ts";
import { SOLAR } from "./classes/solar.ts";
import { SUPER_CLASS } from "./classes/super.ts";
import { GAS_WATER_HEATER, WATER_HEATER } from "./classes/water-heaters.ts";
import type { Label } from "./forms/form.ts";
import type { ClassSpec, PropertySpec } from "./property-spec.ts";

export const CLASSES: readonly ClassSpec[] = [
  NODE_PROFILE,
  SMART_METER,
  SUB_METER,
  BOARD,
  AIR_CONDITIONER,
  LIGHT,
  SINGLE_LIGHT,
  WATER_HEATER,
  GAS_WATER_HEATER,
  SOLAR,
  BATTERY,
  CAR_BOTH_WAYS,
  CAR_CHARGER,
  CONTROLLER,
];

interface Table {
  readonly rows: readonly PropertySpec[];
  readonly byEpc: ReadonlyMap<number, PropertySpec>;
  readonly byName: ReadonlyMap<string, PropertySpec>;
}

/** A class nobody described still has the super class. */
const UNKNOWN = tableOf([]);
const TABLES: ReadonlyMap<number, Table> = new Map(
  CLASSES.map(({ code, properties }) => [code, tableOf(properties)]),
);

/** The class's own rows first, then what it leaves of the super class. */
function tableOf(own: readonly PropertySpec[]): Table {
  const taken = new Set(own.map(({ epc }) => epc));
  const rows = [...own, ...SUPER_CLASS.filter(({ epc }) => !taken.has(epc))];
  return {
    rows,
    byEpc: new Map(rows.map((row) => [row.epc, row])),
    byName: new Map(rows.map((row) => [row.name, row])),
  };
}

export function classOf(eoj: Eoj): number {
  return eoj >> 8;
}

/** `propertyOf(0x013001, 0xb3)` is targetTemperature; a name finds it too. */
export function propertyOf(eoj: Eoj, epcOrName: number | string): PropertySpec | undefined {
  const table = TABLES.get(classOf(eoj)) ?? UNKNOWN;
  return typeof epcOrName === "number" ? table.byEpc.get(epcOrName) : table.byName.get(epcOrName);
}

/** Every property of a class in the order in which a person wants to see them. */
export function propertiesOf(eoj: Eoj): readonly PropertySpec[] {
  return (TABLES.get(classOf(eoj)) ?? UNKNOWN).rows;
}

/** `homeAirConditioner`, and in words; a class that is not described is told by its number. */
export function deviceTypeOf(deviceClass: number): { name: string; label: Label } {
  const found = CLASSES.find(({ code }) => code === deviceClass);
  if (found) return { name: found.name, label: found.label };
  const hex = deviceClass.toString(16).toUpperCase().padStart(4, "0");
  return { name: `class0x${hex}`, label: { ja: `機器 0x${hex}`, en: `Device 0x${hex}` } };
}
