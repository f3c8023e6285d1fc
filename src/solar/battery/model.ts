import { type HourWindow, WHOLE_DAY } from "./hours.ts";

/**
 * A battery with its power conditioner, seen from the house. Shares are of `capacityWh`;
 * efficiencies are one way, between the house's wires and what is stored.
 */
export interface Battery {
  readonly capacityWh: number;
  /** Never emptied below this share, nor filled above the other. */
  readonly floorShare: number;
  readonly ceilingShare: number;
  /** At the house's wires. */
  readonly chargeW: number;
  readonly dischargeW: number;
  readonly chargeEfficiency: number;
  readonly dischargeEfficiency: number;
}

/** Charging from the grid: in these hours, until the battery is full to this share. */
export interface GridCharge {
  readonly hours: HourWindow;
  readonly upToShare: number;
}

/**
 * How a battery is run by rule. `self-use-first` stores what the panels leave over; `sell-first`
 * sells it and charges from the grid alone. Both discharge only into a deficit, in their hours,
 * down to the reserve kept for an outage.
 */
export type Strategy =
  | {
      readonly mode: "self-use-first";
      readonly dischargeHours: HourWindow;
      readonly reserveShare: number;
      readonly gridCharge: GridCharge | null;
    }
  | {
      readonly mode: "sell-first";
      readonly dischargeHours: HourWindow;
      readonly reserveShare: number;
      readonly gridCharge: GridCharge;
    };

/** Stores every surplus, covers every deficit, keeps no reserve. */
export const SELF_USE_FIRST: Strategy = {
  mode: "self-use-first",
  dischargeHours: WHOLE_DAY,
  reserveShare: 0,
  gridCharge: null,
};

/**
 * A house over whole days. `load` and `generation` are Wh per slot and equally long; slot 0 begins
 * at midnight.
 */
export interface HouseYear {
  readonly load: Float64Array;
  readonly generation: Float64Array;
  /** Length of a slot: 0.5 unless stated. */
  readonly slotHours?: number;
}

/**
 * What a battery makes of a year: Wh per slot at the house's wires, with
 * load = bought − sold + generation + discharged − charged in each slot.
 */
export interface BatteryYear {
  readonly bought: Float64Array;
  readonly sold: Float64Array;
  readonly charged: Float64Array;
  readonly discharged: Float64Array;
  /** Stored at the end, what lies below the floor included. */
  leftWh: number;
}

export function emptyBatteryYear(slots: number): BatteryYear {
  return {
    bought: new Float64Array(slots),
    sold: new Float64Array(slots),
    charged: new Float64Array(slots),
    discharged: new Float64Array(slots),
    leftWh: 0,
  };
}

/** A battery's limits: stored Wh, and Wh at the house's wires in one slot. */
export interface Limits {
  readonly floorWh: number;
  readonly ceilingWh: number;
  readonly chargeMost: number;
  readonly dischargeMost: number;
}

export function limitsOf(battery: Battery, slotHours: number): Limits {
  return {
    floorWh: battery.floorShare * battery.capacityWh,
    ceilingWh: battery.ceilingShare * battery.capacityWh,
    chargeMost: battery.chargeW * slotHours,
    dischargeMost: battery.dischargeW * slotHours,
  };
}
