import { boundaryAt, dayOfBoundary, startOf } from "../../slots/boundary.ts";
import type { Running } from "./flow.ts";
import type { Load } from "./loads.ts";
import { SLOTS } from "./moment.ts";
import { at, type DayPlan } from "./plan.ts";
import { STEP_MS, withinSlot } from "./within-slot.ts";

/** What flows now. */
export interface Powers {
  readonly mW: ReadonlyMap<string, number>;
  /** Into the battery, its losses on the way out taken off. */
  readonly storedMw: number;
}

type WhIn = (day: DayPlan, slot: number) => number;

export interface Sources {
  readonly names: readonly string[];
  /** Each counter's Wh in a slot of a planned day. */
  readonly sums: readonly (readonly [string, WhIn])[];
}

const kept = new WeakMap<readonly Load[], Sources>();

/** What a house counts, and of which parts of its plan each is the sum. */
export function sourcesOf(loads: readonly Load[]): Sources {
  const known = kept.get(loads);
  if (known) return known;
  const sums: (readonly [string, WhIn])[] = [
    ["bought", (day, slot) => at(day.bought, slot)],
    ["sold", (day, slot) => at(day.sold, slot)],
    ["generated", (day, slot) => at(day.generated, slot)],
    ["charged", (day, slot) => at(day.charged, slot)],
    ["discharged", (day, slot) => at(day.discharged, slot)],
    ["board", (day, slot) => day.loads.reduce((sum, wh) => sum + at(wh, slot), 0)],
  ];
  for (const [index, load] of loads.entries()) {
    const whIn: WhIn = (day, slot) => at(day.loads[index], slot);
    if (load.circuit !== null) sums.push([`circuit-${load.circuit}`, whIn]);
    if (load.device !== null) sums.push([`used:${load.device}`, whIn]);
  }
  const made = { names: sums.map(([name]) => name), sums };
  kept.set(loads, made);
  return made;
}

/** Steps of the running half-hour, by what they belong to. */
interface SlotSteps {
  readonly boundary: number;
  readonly loads: readonly Float64Array[];
  readonly generated: Float64Array;
  readonly charged: Float64Array;
  readonly discharged: Float64Array;
}

const steps = new WeakMap<Running, SlotSteps>();

function stepsOf(running: Running): SlotSteps {
  const boundary = boundaryAt(running.nowMs);
  const known = steps.get(running);
  if (known?.boundary === boundary) return known;
  const on = dayOfBoundary(boundary);
  const slot = boundary - on * SLOTS;
  const { plan } = running.start;
  const day = plan.day(on);
  const steady = (wh: Int32Array, key: number) => withinSlot(at(wh, slot), "steady", key, boundary);
  const made = {
    boundary,
    loads: plan.loads.map(({ shape }, index) => {
      return withinSlot(at(day.loads[index], slot), shape, index, boundary);
    }),
    generated: steady(day.generated, 901),
    charged: steady(day.charged, 902),
    discharged: steady(day.discharged, 902),
  };
  steps.set(running, made);
  return made;
}

/** What every counter gains now: loads as planned or as somebody set them, and what follows. */
export function powersOf(running: Running): Powers {
  const slot = stepsOf(running);
  const step = Math.floor((running.nowMs - startOf(slot.boundary)) / STEP_MS);
  const mW = new Map<string, number>();
  let used = 0;
  for (const [index, load] of running.start.plan.loads.entries()) {
    const planned = slot.loads[index]?.[step] ?? 0;
    const appliance = load.device === null ? undefined : running.appliances.get(load.device);
    const power = appliance ? appliance.milliwatts(planned) : planned;
    used += power;
    if (load.circuit !== null) mW.set(`circuit-${load.circuit}`, power);
    if (load.device !== null) mW.set(`used:${load.device}`, power);
  }
  const generated = Math.trunc(((slot.generated[step] ?? 0) * running.storage.solarLimit) / 100);
  const battery = batteryMw(running, (slot.charged[step] ?? 0) - (slot.discharged[step] ?? 0));
  const net = used + battery - generated;
  mW.set("board", used);
  mW.set("generated", generated);
  mW.set("charged", Math.max(battery, 0));
  mW.set("discharged", Math.max(-battery, 0));
  mW.set("bought", Math.max(net, 0));
  mW.set("sold", Math.max(-net, 0));
  return { mW, storedMw: battery > 0 ? battery : (battery * 10) / 9 };
}

/** As asked or planned, until it is full (charging) or nearly empty. */
function batteryMw({ storage }: Running, planned: number): number {
  const wanted = storage.askedW === null ? planned : storage.askedW * 1000;
  if (wanted > 0 && storage.storedWh >= storage.capacityWh) return 0;
  if (wanted < 0 && storage.storedWh <= storage.capacityWh / 20) return 0;
  return wanted;
}
