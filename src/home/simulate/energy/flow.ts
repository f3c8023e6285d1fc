import type { Day } from "../../../kernel/day.ts";
import { boundaryAt, dayOfBoundary, SLOT_MS, startOf } from "../../slots/boundary.ts";
import type { Boundary } from "../../slots/observation.ts";
import type { Equipment } from "../house.ts";
import { type Counters, countersOf } from "./registers.ts";
import { SLOTS } from "./moment.ts";
import { at, type DayPlan, type HousePlan } from "./plan.ts";
import { type Powers, powersOf, sourcesOf } from "./powers.ts";
import { REST_IN_WH, STEP_MS } from "./within-slot.ts";

/** A load that somebody may interfere with. */
export interface Appliance {
  /** mW now; what the plan says where nobody interferes. */
  milliwatts(planMw: number): number;
  /** So much time passed at that power. */
  passed(ms: number, mW: number): void;
}

/** Energy of one house in time: every counter is the integral of the power beside it. */
export interface Flow {
  readonly plan: HousePlan;
  readonly counters: Counters;
  readonly nowMs: () => number;
  /** What a counter gains now, mW: `bought`, `generated`, `board`, `circuit-3`, `used:light-1` … */
  readonly powerMw: (name: string) => number;
  /** Wh of the running half-hour that the plan gives a device's load. */
  readonly planWh: (device: string) => number;
  readonly drive: (device: string, appliance: Appliance) => void;
  /** The battery and the panels as they are told to work. */
  readonly storage: Storage;
  readonly advance: (toMs: number) => void;
  /** Something was switched: power changes within the step. */
  readonly touch: () => void;
}

export interface Storage {
  readonly capacityWh: number;
  storedWh: number;
  /** W asked of the battery, positive in, negative out; null: as planned. */
  askedW: number | null;
  /** Percent of what the panels could give. */
  solarLimit: number;
}

export interface FlowStart {
  readonly plan: HousePlan;
  readonly equipment: Equipment;
  readonly anchor: Day;
  readonly nowMs: number;
  readonly startWh: (name: string) => number;
  /** What a counter is known to have counted in a slot of the past; null: its plan. */
  readonly past: (name: string, boundary: Boundary) => number | null;
}

/** More than this at once was no waiting: the clock was moved, and the plan fills the time. */
const JUMP_MS = 6 * 3_600_000;
const KEPT_DAYS = 100;

export interface Running {
  readonly start: FlowStart;
  readonly counters: Counters;
  readonly appliances: Map<string, Appliance>;
  readonly storage: Storage;
  nowMs: number;
  powers: Powers | null;
}

export function openFlow(start: FlowStart): Flow {
  const { plan, equipment, nowMs } = start;
  const counters = countersOf(sourcesOf(plan.loads).names, start.startWh);
  const capacityWh = equipment.batteryWh;
  const storage = { capacityWh, storedWh: capacityWh / 5, askedW: null, solarLimit: 100 };
  const running: Running = {
    start,
    counters,
    appliances: new Map(),
    storage,
    nowMs: startOf(start.anchor * SLOTS),
    powers: null,
  };
  if (boundaryAt(nowMs) - KEPT_DAYS * SLOTS <= start.anchor * SLOTS)
    counters.mark(start.anchor * SLOTS);
  skip(running, boundaryAt(nowMs));
  step(running, nowMs);
  return {
    plan,
    counters,
    storage,
    nowMs: () => running.nowMs,
    powerMw: (name) => (running.powers ??= powersOf(running)).mW.get(name) ?? 0,
    planWh: (device) => planWhOf(running, device),
    drive: (device, appliance) => {
      running.appliances.set(device, appliance);
      running.powers = null;
    },
    advance: (toMs) => advance(running, toMs),
    touch: () => {
      running.powers = null;
    },
  };
}

function planWhOf({ start: { plan }, nowMs }: Running, device: string): number {
  const boundary = boundaryAt(nowMs);
  const on = dayOfBoundary(boundary);
  const index = plan.loads.findIndex((load) => load.device === device);
  return at(plan.day(on).loads[index], boundary - on * SLOTS);
}

function advance(running: Running, toMs: number): void {
  if (toMs <= running.nowMs) return;
  if (toMs - running.nowMs > JUMP_MS) {
    step(running, startOf(boundaryAt(running.nowMs) + 1));
    skip(running, boundaryAt(toMs));
  }
  step(running, toMs);
}

/** Step after step, each at its own constant power. */
function step(running: Running, toMs: number): void {
  while (running.nowMs < toMs) {
    const until = Math.min(toMs, (Math.floor(running.nowMs / STEP_MS) + 1) * STEP_MS);
    const ms = until - running.nowMs;
    const powers = (running.powers ??= powersOf(running));
    for (const [name, mW] of powers.mW) running.counters.add(name, mW, ms);
    for (const [device, appliance] of running.appliances)
      appliance.passed(ms, powers.mW.get(`used:${device}`) ?? 0);
    running.storage.storedWh += (powers.storedMw * ms) / REST_IN_WH;
    running.nowMs = until;
    if (until % STEP_MS === 0) running.powers = null;
    if (until % SLOT_MS === 0) running.counters.mark(boundaryAt(until));
  }
}

/** Whole half-hours as the plan has them, up to a boundary. */
function skip(running: Running, until: Boundary): void {
  const { start, counters } = running;
  const { sums } = sourcesOf(start.plan.loads);
  const keepFrom = until - KEPT_DAYS * SLOTS;
  for (let boundary = boundaryAt(running.nowMs); boundary < until; boundary += 1) {
    const on = dayOfBoundary(boundary);
    const slot = boundary - on * SLOTS;
    const day = start.plan.day(on);
    for (const [name, whIn] of sums)
      counters.get(name).wh += start.past(name, boundary) ?? whIn(day, slot);
    if (slot === 0) running.storage.storedWh = running.storage.capacityWh / 5;
    running.storage.storedWh += storedIn(day, slot);
    if (boundary + 1 >= keepFrom) counters.mark(boundary + 1);
  }
  running.nowMs = Math.max(running.nowMs, startOf(until));
  running.powers = null;
}

/** What a slot leaves in the battery: what comes out was more before the losses. */
function storedIn(day: DayPlan, slot: number): number {
  return at(day.charged, slot) - (at(day.discharged, slot) * 10) / 9;
}
