import type { Day, Month } from "../kernel/day.ts";
import type { HourWindow } from "../solar/battery/hours.ts";
import type { Battery, Strategy } from "../solar/battery/model.ts";
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

export interface MovableLoads {
  readonly present: boolean;
  readonly car: CarCharging | null;
  readonly hotWater: HotWater | null;
}

export interface CarCharging {
  readonly kmADay: number;
  readonly kwhPerKm: number;
  readonly chargeW: number;
  readonly pluggedIn: HourWindow;
  readonly when: "at-once" | "night" | "surplus";
}

export interface HotWater {
  /** kWh a day in the months January to December. */
  readonly kwhADayByMonth: readonly number[];
  readonly powerW: number;
  readonly when: "night" | "surplus";
}
