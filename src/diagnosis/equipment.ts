import type { Day, Month } from "../kernel/day.ts";
import type { Battery, Strategy } from "../solar/battery/model.ts";
import type { ElectricCar } from "../solar/loads/electric-car.ts";
import type { HeatPumpWater } from "../solar/loads/hot-water.ts";
import type { PvSystem } from "../solar/pv-system.ts";

export interface SolarEquipment {
  /** There already: it counts before as well as after, and costs nothing. */
  readonly present: boolean;
  readonly system: PvSystem;
  /** Physics with Perez's sky, or the official Japanese hourly method. */
  readonly method: "perez" | "official";
  readonly sale: Sale;
  /** Null: by the catalogue's price per kW. */
  readonly priceYen: number | null;
}

/** The right to sell, as `feedInYen` asks for it. */
export interface Sale {
  /** Null where nothing was certified. */
  readonly certifiedOn: Day | null;
  /** Null: the first month that is priced. */
  readonly startedIn: Month | null;
  readonly outputControl: boolean;
  /** Who buys after the term: `incumbent`. */
  readonly buyer: string;
}

export interface BatteryEquipment {
  readonly present: boolean;
  readonly battery: Battery;
  readonly strategy: Strategy;
  /** Null: by the catalogue's price per kWh. */
  readonly priceYen: number | null;
}

/** Loads that come in and may run at one hour or another. */
export interface MovableLoads {
  /** There already: the measured load holds them, and nothing is added. */
  readonly present: boolean;
  readonly car: ElectricCar | null;
  readonly hotWater: HeatPumpWater | null;
}
