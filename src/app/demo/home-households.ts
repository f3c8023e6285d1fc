import type { Equipment, HouseUse } from "../../home/simulate/house.ts";
import { USUAL_EQUIPMENT } from "../../home/simulate/open-house.ts";
import type { DemoHousehold } from "./households.ts";
import { type Household as Load, loadOfDay, townTenths } from "./load-model.ts";
import { ordinaryLoad } from "./ordinary.ts";

/** A household of the demo whose home is alive: a simulated house and a gateway in it. */
export interface LiveHome {
  readonly index: number;
  readonly number: string;
  readonly seed: number;
  readonly equipment: Equipment;
  readonly use: HouseUse;
}

/** Light shows the house alone, so nothing but the meter is read. */
const LIGHT: Partial<Equipment> = {
  board: null,
  airConditioners: 0,
  lights: 0,
  waterHeater: null,
};
const FLAT: Partial<Equipment> = {
  airConditioners: 1,
  waterHeater: "gas",
  board: { circuits: 10, configured: true },
};
const GAS: Partial<Equipment> = { waterHeater: "gas" };
const SOLAR: Partial<Equipment> = { solarW: 4500, batteryWh: 6500 };

/** Twelve: Keiko and others with Premium, two residents of the managed building, two with Light. */
const LIVE: Readonly<Record<number, Partial<Equipment>>> = {
  0: GAS,
  5: FLAT,
  11: { airConditioners: 3 },
  17: FLAT,
  18: FLAT,
  20: { ...GAS, solarW: 3800 },
  22: SOLAR,
  28: { ...GAS, board: { circuits: 36, configured: false } },
  30: LIGHT,
  36: { ...GAS, airConditioners: 3, lights: 3 },
  38: LIGHT,
  52: { ...GAS, car: "charger" },
};

export function liveHomes(households: readonly DemoHousehold[]): readonly LiveHome[] {
  return Object.entries(LIVE).flatMap(([key, equipment]) => {
    const household = households[Number(key)];
    if (!household) return [];
    const { index, number, meter } = household;
    const load = meter?.load ?? ordinaryLoad(index);
    return [
      {
        index,
        number,
        seed: 4000 + index,
        equipment: { ...USUAL_EQUIPMENT, ...equipment },
        use: useOf(load),
      },
    ];
  });
}

/** The house buys to the Wh what the town's load model says, as its stored readings do. */
function useOf(load: Load): HouseUse {
  const { baseW, persons, heatingWPerDegree, coolingWPerDegree, nightWaterW } = load;
  return {
    baseW,
    persons,
    heatingWPerDegree,
    coolingWPerDegree,
    nightWaterW,
    boughtOfDay: (on) => loadOfDay(load, on),
    outdoorTenths: townTenths,
  };
}
