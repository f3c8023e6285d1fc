import type { Result } from "../../kernel/result.ts";
import type { HourWindow } from "../battery/hours.ts";
import type { HouseYear } from "../battery/model.ts";
import { type HoursTooShort, placeLoad, type Placement } from "./place-load.ts";

/** A car that is charged at home for what it drives. */
export interface ElectricCar {
  readonly kmADay: number;
  /** At the plug, the charger's losses included. */
  readonly kwhAKm: number;
  readonly chargerW: number;
  readonly pluggedIn: HourWindow;
  readonly placement: Placement;
}

/**
 * The load of a year with a car charged each day for that day's kilometres. Wh per slot, whole Wh a
 * day. Source: Engawa's own rule; the figures are the household's.
 *
 * 30 km at 0.15 kWh/km are 4,500 Wh a day: three half-hours at 3 kW.
 */
export function withElectricCar(
  house: HouseYear,
  car: ElectricCar,
): Result<Float64Array, HoursTooShort> {
  const days = Math.floor((house.load.length * (house.slotHours ?? 0.5)) / 24 + 0.5);
  const whADay = Math.floor(car.kmADay * car.kwhAKm * 1000 + 0.5);
  return placeLoad(house, {
    needWh: new Float64Array(days).fill(whADay),
    powerW: car.chargerW,
    hours: car.pluggedIn,
    placement: car.placement,
  });
}
