import { addDays, civil, type Day, dayOf } from "../../kernel/day.ts";
import { deviceIdOf } from "../device-id.ts";
import { hexOf } from "../echonet/bytes.ts";
import type { Register } from "../model.ts";
import type { Lan } from "../lan/lan.ts";
import { xorshift } from "../lan/xorshift.ts";
import { boundaryAt, dayOfBoundary } from "../slots/boundary.ts";
import type { Boundary } from "../slots/observation.ts";
import { chanceBetween } from "../../kernel/chance.ts";
import { type Built, buildDevices, type BuiltDevice } from "./build-devices.ts";
import { type Flow, openFlow } from "./energy/flow.ts";
import { housePlan } from "./energy/plan.ts";
import { amountOf } from "./faults.ts";
import type { Equipment, Fault, House, HousePlace, HouseUse } from "./house.ts";
import { openNode, type SimulatedNode } from "./node.ts";
import { whPerCount } from "./objects/meter.ts";
import { nodeProfile } from "./objects/node-profile.ts";
import { mildCoastTenths } from "./energy/sky.ts";
import { STEP_MS } from "./energy/within-slot.ts";

/** A house of three with everything but a car, on three-wire 200 V. */
export const USUAL_EQUIPMENT: Equipment = {
  meter: { unit: 0x03, coefficient: 1, digits: 8, startCount: 12_345_678 },
  board: { circuits: 12, configured: true },
  airConditioners: 2,
  lights: 2,
  waterHeater: "heat-pump",
  solarW: 0,
  batteryWh: 0,
  car: null,
};

export const USUAL_USE: HouseUse = {
  baseW: 150,
  persons: 3,
  heatingWPerDegree: 60,
  coolingWPerDegree: 70,
  nightWaterW: 900,
  boughtOfDay: null,
  outdoorTenths: null,
};

interface Standing {
  readonly place: HousePlace;
  readonly flow: Flow;
  readonly built: Built;
  readonly nodes: ReadonlyMap<string, SimulatedNode>;
  day: Day;
  boundary: Boundary;
}

/** Builds a house, puts its devices on the network, and lets time pass in it. */
export async function openHouse(place: HousePlace): Promise<House> {
  const equipment = { ...USUAL_EQUIPMENT, ...place.equipment };
  const use = { ...USUAL_USE, ...place.use };
  const nowMs = instantMs(place);
  const today = dayOfBoundary(boundaryAt(nowMs));
  const flow = openFlow({
    plan: housePlan({ seed: place.seed, equipment, use }),
    equipment,
    anchor: place.anchor ?? usualAnchor(today),
    nowMs,
    startWh: (name) => startWh(name, place.seed, equipment),
    past: (name, boundary) => pastOf(place, name, boundary),
  });
  const outdoorC = () => outdoorNow(flow, use);
  const built = buildDevices({ seed: place.seed, equipment, flow, outdoorC });
  const nodes = new Map<string, SimulatedNode>();
  const standing: Standing = {
    place,
    flow,
    built,
    nodes,
    day: dayAtFour(nowMs),
    boundary: boundaryAt(nowMs),
  };
  for (const [index, device] of built.devices.entries()) {
    const lan = await place.station(index + 1);
    nodes.set(device.name, nodeOf(standing, device, lan));
  }
  const stop = ticking(standing);
  return { ...houseOf(standing), close: () => closeAll(standing, stop) };
}

/** Registers are sums from a first of January on that lies at least 100 days back. */
function usualAnchor(today: Day): Day {
  return dayOf(civil(addDays(today, -100)).year, 1, 1);
}

function startWh(name: string, seed: number, { meter }: Equipment): number {
  if (name === "bought" && meter) return meter.startCount * whPerCount(meter);
  return chanceBetween(10_000, 900_000, seed, name.length, name.charCodeAt(name.length - 1));
}

/** Only what a device keeps a history of could contradict what was read before. */
function pastOf({ past }: HousePlace, name: string, boundary: Boundary): number | null {
  const isKept = name === "bought" || name === "sold" || name === "board";
  return past && isKept ? past(name, boundary) : null;
}

function outdoorNow(flow: Flow, use: HouseUse): number {
  return (use.outdoorTenths ?? mildCoastTenths)(boundaryAt(flow.nowMs())) / 10;
}

function instantMs({ clock }: HousePlace): number {
  return Temporal.Instant.from(clock.instant()).epochMilliseconds;
}

/** A day that begins at four in the morning, when what somebody switched by hand is over. */
function dayAtFour(ms: number): Day {
  return dayOfBoundary(boundaryAt(ms) - 8);
}

function nodeOf(standing: Standing, device: BuiltDevice, lan: Lan): SimulatedNode {
  const { place } = standing;
  return openNode({
    lan,
    timers: place.timers,
    chance: xorshift(place.seed * 100 + device.number),
    profile: nodeProfile(device.identification, device.maker, [device.object]),
    device: device.object,
    settle: () => settle(standing),
  });
}

/** Each 10 s of the house's own time everything is brought up to now, and changes are told. */
function ticking(standing: Standing): () => void {
  const { timers } = standing.place;
  let cancel = timers.after(STEP_MS, tick);
  function tick(): void {
    settle(standing);
    for (const node of standing.nodes.values()) node.tellChanges();
    cancel = timers.after(STEP_MS, tick);
  }
  return () => cancel();
}

function settle(standing: Standing): void {
  const { flow, built } = standing;
  flow.advance(instantMs(standing.place));
  const day = dayAtFour(flow.nowMs());
  if (day !== standing.day) {
    standing.day = day;
    built.release();
  }
  const boundary = boundaryAt(flow.nowMs());
  if (boundary === standing.boundary) return;
  standing.boundary = boundary;
  standing.nodes.get("meter")?.confirm([0xea, 0xeb]);
}

function houseOf(standing: Standing): Omit<House, "close"> {
  const { built, nodes, flow } = standing;
  const of = (name: string) => {
    const device = built.devices.find((each) => each.name === name);
    const node = nodes.get(name);
    if (!device || !node) throw new Error(`the house has no ${name}`);
    return { device, node };
  };
  return {
    devices: built.devices.map(({ name, object, identification }) => {
      const identity = { node: hexOf(identification), eoj: object.eoj };
      const address = nodes.get(name)?.address ?? "";
      return { name, ...identity, address, device: deviceIdOf(identity) };
    }),
    fault(name, fault) {
      const { device, node } = of(name);
      settle(standing);
      spoil(built, device, fault);
      node.fault(fault);
    },
    plug(plugged) {
      settle(standing);
      for (const node of nodes.values()) node.plug(plugged);
    },
    press(name, epc, edt) {
      const { device, node } = of(name);
      settle(standing);
      const took = device.object.set(epc, edt);
      node.tellChanges();
      return took;
    },
    ask(name, epc) {
      settle(standing);
      return of(name).device.object.get(epc);
    },
    slotWh(name, register, boundary, circuit) {
      settle(standing);
      const counter = counterName(name, register, circuit);
      const from = flow.counters.whAt(counter, boundary);
      const until = flow.counters.whAt(counter, boundary + 1);
      if (from === null || until === null)
        throw new Error(`${counter}: slot ${boundary} is not over`);
      return until - from;
    },
    powerW() {
      settle(standing);
      return Math.floor((flow.powerMw("bought") - flow.powerMw("sold")) / 1000);
    },
    settle: () => settle(standing),
  };
}

/** What a fault changes in the device itself, not in how its node speaks. */
function spoil({ meter }: Built, { object, remote }: BuiltDevice, fault: Fault | null): void {
  remote.refused = fault?.kind === "remote-refused";
  if (meter === null || object !== meter) return;
  meter.withoutUnit(fault?.kind === "no-unit");
  if (fault?.kind === "exchanged") meter.exchange();
  if (fault?.kind === "rolls-over") meter.nearRollover(amountOf(fault));
}

function counterName(name: string, register: Register, circuit: number | undefined): string {
  if (register === "used") return `used:${name}`;
  if (register === "circuit") return `circuit-${circuit ?? 1}`;
  if (name === "car" && register === "charged") return "used:car";
  return register;
}

async function closeAll({ nodes }: Standing, stop: () => void): Promise<void> {
  stop();
  await Promise.all([...nodes.values()].map((node) => node.close()));
}
