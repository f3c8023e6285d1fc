import { metresBetween, roadMetres } from "./distance.ts";
import type { Leg, Travel, TravelModel } from "./model.ts";

/** A speed that nobody drives more slowly than, km/h: keeps a wrong table from dividing by zero. */
const LEAST_SPEED = 3;

/**
 * Journeys by the model: great circle, detour by its length, speed by class of area and hour, what
 * was learned there, and the way to the car and to the door. 2 km in a suburb at noon: 3 km by road
 * at 26 km/h are 416 s, and 180 s beside: 596 s.
 */
export function modelTravel(model: TravelModel): Travel {
  return {
    seconds: (leg) => model.handlingSeconds + drivingSeconds(model, leg),
    spread: model.spread,
  };
}

/** The drive alone, whole seconds, with what was learned of the area and hour. */
export function drivingSeconds(model: TravelModel, leg: Leg): number {
  const learned = leg.area === null ? undefined : model.ratios[leg.area]?.[leg.hour];
  return Math.ceil((plainSeconds(model, leg) * (learned ?? model.ratio)) / 1000);
}

/** The drive by distance and speed alone: what a measured journey is compared with. */
export function plainSeconds(model: TravelModel, leg: Leg): number {
  const kind = (leg.area === null ? undefined : model.classes[leg.area]) ?? "suburb";
  const speed = Math.max(LEAST_SPEED, model.speeds[kind][leg.hour] ?? LEAST_SPEED);
  return Math.ceil((roadMetres(metresBetween(leg)) * 3.6) / speed);
}
