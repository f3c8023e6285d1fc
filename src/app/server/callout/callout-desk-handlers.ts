import type { World } from "../reads/world.ts";
import { deskCallHandlers } from "./desk-calls.ts";
import { deskCrewHandlers } from "./desk-crew.ts";
import { deskPlanHandlers } from "./desk-plan.ts";

/** Everything that the desk and its dispatchers ask for. */
export function calloutDeskHandlers(world: World) {
  return { ...deskCallHandlers(world), ...deskCrewHandlers(world), ...deskPlanHandlers(world) };
}
