import { assumptionAt } from "./assumptions.ts";
import type { BatteryEquipment, MovableLoads, SolarEquipment } from "./model.ts";
import type { Day } from "../kernel/day.ts";
import { WHOLE_DAY } from "../solar/battery/hours.ts";
import { SELF_USE_FIRST } from "../solar/battery/model.ts";
import { ASSUMED_SEASON_SWING } from "../solar/loads/hot-water.ts";
import type { Placement } from "../solar/loads/place-load.ts";
import { standardLossShare } from "../solar/panel/pvwatts.ts";
import type { Catalogue } from "../terms/catalogue.ts";

export interface PlainRoof {
  readonly kw: number;
  readonly tiltDeg: number;
  readonly azimuthDeg: number;
}

/** Half of the capacity in an hour: Engawa's own assumption for a home battery. */
const HOURS_TO_FILL = 2;

/** New panels on one or several planes, as a day's assumptions have them, certified on that day. */
export function plainSolar(
  catalogue: Catalogue,
  faces: readonly PlainRoof[],
  on: Day,
): SolarEquipment {
  return {
    present: false,
    system: {
      faces,
      inverterKw: faces.reduce((sum, { kw }) => sum + kw, 0),
      inverterEfficiency: shareOf(catalogue, "inverter-efficiency", on),
      lossShare: standardLossShare(),
    },
    method: "perez",
    sale: { certifiedOn: on, startedIn: null, outputControl: false, buyer: "incumbent" },
    priceYen: null,
  };
}

/**
 * A new battery of a nominal size, as the assumptions of a day have it. 9.8 kWh with a window of 80
 * % gives 7.84 kWh, at 4.9 kW, 88 % there and back.
 */
export function plainBattery(catalogue: Catalogue, kwh: number, on: Day): BatteryEquipment {
  const capacityWh = kwh * 1000;
  const window = shareOf(catalogue, "battery-window", on);
  const oneWay = Math.sqrt(shareOf(catalogue, "battery-round-trip", on));
  return {
    present: false,
    battery: {
      capacityWh,
      floorShare: 1 - window,
      ceilingShare: 1,
      chargeW: capacityWh / HOURS_TO_FILL,
      dischargeW: capacityWh / HOURS_TO_FILL,
      chargeEfficiency: oneWay,
      dischargeEfficiency: oneWay,
    },
    strategy: SELF_USE_FIRST,
    priceYen: null,
  };
}

const NIGHT = { fromHour: 23, untilHour: 7 };
/** Engawa's own assumptions: what a small car takes at the plug, and water for one person. */
const CAR = { kwhAKm: 0.15, chargerW: 3000 };
const AT_HOME = { fromHour: 18, untilHour: 8 };
const WATER_WH_A_PERSON = 1500;

/** When a load runs: as soon as it can, by night, or into what the panels leave over. */
export type Running = "at-once" | "night" | "surplus";

const PLACEMENTS: Readonly<Record<Running, Placement>> = {
  "at-once": { kind: "at-once" },
  night: { kind: "in-hours", hours: NIGHT },
  surplus: { kind: "into-surplus", otherwise: NIGHT },
};

/** A car charged at home: 30 km a day are 4,500 Wh. */
export function plainCar(kmADay: number, when: Running): NonNullable<MovableLoads["car"]> {
  const pluggedIn = when === "surplus" ? WHOLE_DAY : AT_HOME;
  return { kmADay, ...CAR, pluggedIn, placement: PLACEMENTS[when] };
}

/** Hot water by heat pump: three persons take 4,500 Wh on the mean day. */
export function plainWater(
  persons: number,
  when: Exclude<Running, "at-once">,
): NonNullable<MovableLoads["hotWater"]> {
  return {
    meanWhADay: persons * WATER_WH_A_PERSON,
    seasonSwing: ASSUMED_SEASON_SWING,
    powerW: 1500,
    hours: when === "surplus" ? WHOLE_DAY : NIGHT,
    placement: PLACEMENTS[when],
  };
}

function shareOf(catalogue: Catalogue, key: string, on: Day): number {
  return Number(assumptionAt(catalogue, key, on).value) / 100;
}
