import type { Clock } from "../../platform/clock.ts";
import type { Controller, Device } from "../controller/api.ts";
import type { Timers } from "../lan/lan.ts";
import type { GatewayRecord } from "../link/messages.ts";
import type { Properties } from "../model.ts";
import type { GatewayEvent } from "./gateway.ts";
import type { Journal } from "./journal.ts";
import type { KeptState } from "./kept-state.ts";
import type { ObservationLog } from "./observation-log.ts";

/** What the parts of one gateway share. */
export interface Home {
  readonly controller: Controller;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly state: KeptState;
  readonly log: ObservationLog;
  readonly journal: Journal;
  /** Inside the home: MQTT, terminal, tests. */
  tell(event: GatewayEvent): void;
  /** Into the journal; the disk has it within a second, or at once where `now` is said. */
  record(record: GatewayRecord, when?: "soon" | "now"): void;
  /** Once a day for the same thing: a device that misbehaves does so with every answer. */
  trouble(trouble: Trouble): void;
}

export interface Trouble {
  readonly device: string | null;
  readonly code: string;
  readonly detail: Properties;
}

/** The devices that are served: the operator may exclude one after checking (MM-03). */
export function servedDevices({ controller, state }: Home): readonly Device[] {
  const excluded = new Set(state.settings.excluded);
  return controller.devices().filter(({ device }) => !excluded.has(device));
}

/** What fails here, a full disk say, is told and must not end the gateway. */
export function inBackground({ tell }: Home, work: Promise<unknown>): void {
  work.catch(() => tell({ type: "trouble", device: null, code: "work-failed" }));
}

export function wait(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => {
    timers.after(ms, resolve);
  });
}
