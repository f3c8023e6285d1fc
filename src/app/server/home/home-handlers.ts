import type { Handlers } from "../handler.ts";
import type { World } from "../reads/world.ts";
import { deviceHandlers } from "./device-handlers.ts";
import { gatewayHandlers } from "./gateway-handlers.ts";
import { planHandlers } from "./plan-handlers.ts";
import { staffHomeHandlers } from "./staff-home-handlers.ts";

/** The routes of the home. */
export function homeHandlers(world: World) {
  return {
    ...deviceHandlers(world),
    ...planHandlers(world),
    ...gatewayHandlers(world),
    ...staffHomeHandlers(world),
  } satisfies Partial<Handlers>;
}
