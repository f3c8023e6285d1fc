import type { Controller, ControllerEvent, Pace } from "../../src/home/controller/api.ts";
import { openController } from "../../src/home/controller/controller.ts";
import { type ManualTimers, manualTimers } from "../../src/home/lan/manual-timers.ts";
import { memorySegment, type Segment } from "../../src/home/lan/memory-lan.ts";
import { type ScriptedNode, scriptedNode, type ScriptedObject } from "./scripted-node.ts";

export const OWN_ADDRESS = "10.0.0.1";
export const IDENTIFICATION = "FE0000000000000000000000000000E16A";

/** One home in memory: a controller, a segment, time that stands, and nodes that a test scripts. */
export interface ControlledHome {
  readonly timers: ManualTimers;
  readonly segment: Segment;
  readonly controller: Controller;
  readonly events: ControllerEvent[];
  node(
    address: string,
    objects: Record<number, ScriptedObject>,
    id?: string,
    port?: number,
  ): ScriptedNode;
  /** Looks for devices and lets the time pass that it takes. */
  discover(): Promise<void>;
  /** The events of one kind, oldest first. */
  told<T extends ControllerEvent["type"]>(type: T): Extract<ControllerEvent, { type: T }>[];
}

/** Polls rest unless a test sets a pace, so that only what it asks for is on the wire. */
export function controlledHome(
  options: { pace?: Partial<Pace>; seed?: number; knownAddresses?: string[] } = {},
): ControlledHome {
  const timers = manualTimers();
  const segment = memorySegment({ timers, seed: options.seed ?? 7 });
  const events: ControllerEvent[] = [];
  const controller = openController({
    lans: [segment.station(OWN_ADDRESS)],
    timers,
    seed: options.seed ?? 7,
    identification: IDENTIFICATION,
    knownAddresses: options.knownAddresses ?? [],
    pace: { slowMs: 1e9, fastMs: 1e9, discoveryMs: 1e9, ...options.pace },
  });
  controller.subscribe((event) => events.push(event));
  return {
    timers,
    segment,
    controller,
    events,
    node: (address, objects, id, port) =>
      scriptedNode(segment.station(address, port), id ? { objects, id } : { objects }),
    async discover() {
      await timers.until(controller.discover());
      // The repeated questions of the start are over, and the first round of polls.
      await timers.advance(10_000);
    },
    told: <T extends ControllerEvent["type"]>(type: T) =>
      events.filter((event): event is Extract<ControllerEvent, { type: T }> => event.type === type),
  };
}
