import type { Handlers } from "../handler.ts";
import type { World } from "../reads/world.ts";
import { brandHandlers } from "./brand-handlers.ts";
import { contractorHandlers } from "./contractor-handlers.ts";
import { customerHandlers } from "./customer-handlers.ts";
import { deskDiagnosisHandlers } from "./desk-diagnosis-handlers.ts";
import { planHandlers } from "./plan-handlers.ts";
import { reportHandlers } from "./report-handlers.ts";
import { runHandlers } from "./run-handlers.ts";

/** Everything about the diagnosis as a business. */
export function diagnosisHandlers(world: World) {
  return {
    ...contractorHandlers(world),
    ...customerHandlers(world),
    ...planHandlers(world),
    ...runHandlers(world),
    ...reportHandlers(world),
    ...brandHandlers(world),
    ...deskDiagnosisHandlers(world),
  } satisfies Partial<Handlers>;
}
