import type { Day } from "../../../kernel/day.ts";
import type { Equipment, HouseUse } from "../house.ts";
import { type Load, loadsOf } from "./loads.ts";
import { isDayOff, SLOTS } from "./moment.ts";
import { mildCoastTenths, solarWh, sunHeightDeg } from "./sky.ts";

/** A day as it goes when nobody interferes: whole Wh in each of 48 slots. */
export interface DayPlan {
  readonly day: Day;
  /** By load, in the order of `HousePlan.loads`. */
  readonly loads: readonly Int32Array[];
  readonly generated: Int32Array;
  readonly charged: Int32Array;
  readonly discharged: Int32Array;
  readonly bought: Int32Array;
  readonly sold: Int32Array;
}

export interface HousePlan {
  readonly loads: readonly Load[];
  day(on: Day): DayPlan;
}

interface Of {
  readonly seed: number;
  readonly equipment: Equipment;
  readonly use: HouseUse;
}

/** Of a slot's use so much is the circuits' at most, in percent: something stays unmeasured. */
const MOST_MEASURED = 94;
/** Of what a battery takes in, so much comes out again, in percent. */
export const ROUND_TRIP = 90;

/**
 * The base of a house: deterministic by seed and day, so that its past can be told for days on
 * which nobody simulated it. In every slot bought + generated + discharged = sold + charged + what
 * the loads use, to the Wh.
 */
export function housePlan(of: Of): HousePlan {
  const loads = loadsOf(of);
  const kept = new Map<Day, DayPlan>();
  return {
    loads,
    day(on) {
      const known = kept.get(on);
      if (known) return known;
      const made = planDay(of, loads, on);
      if (kept.size > 2) kept.clear();
      kept.set(on, made);
      return made;
    },
  };
}

function planDay(of: Of, loads: readonly Load[], on: Day): DayPlan {
  const plan = {
    day: on,
    loads: loads.map(() => new Int32Array(SLOTS)),
    generated: new Int32Array(SLOTS),
    charged: new Int32Array(SLOTS),
    discharged: new Int32Array(SLOTS),
    bought: new Int32Array(SLOTS),
    sold: new Int32Array(SLOTS),
  };
  const metered = of.use.boughtOfDay?.(on) ?? null;
  fillWishes(of, loads, plan);
  fillBattery(of.equipment.batteryWh, plan);
  for (let slot = 0; slot < SLOTS; slot += 1) balance(plan, slot, metered?.[slot] ?? null);
  return plan;
}

function fillWishes({ equipment, use }: Of, loads: readonly Load[], plan: DayPlan): void {
  const on = plan.day;
  const dayOff = isDayOff(on);
  const outdoor = use.outdoorTenths ?? mildCoastTenths;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const boundary = on * SLOTS + slot;
    const moment = {
      day: on,
      slot,
      dayOff,
      outdoorTenths: outdoor(boundary),
      dark: sunHeightDeg(boundary) < 4,
    };
    plan.generated[slot] = solarWh(equipment.solarW, boundary);
    for (const [index, load] of loads.entries()) setAt(plan.loads[index], slot, load.wish(moment));
  }
}

/** Charged from what the panels leave over by day; in the evening it comes out again, evenly. */
function fillBattery(batteryWh: number, { generated, charged, discharged, ...plan }: DayPlan) {
  let room = Math.trunc((batteryWh * 75) / 100);
  let taken = 0;
  for (let slot = 16; slot < 32; slot += 1) {
    const over = Math.max(0, at(generated, slot) - sumAt(plan.loads, slot));
    const takes = Math.min(room, over, 1250);
    charged[slot] = takes;
    room -= takes;
    taken += takes;
  }
  let left = Math.trunc((taken * ROUND_TRIP) / 100);
  for (let slot = 34; slot < SLOTS; slot += 1) {
    const gives = Math.trunc(left / (SLOTS - slot));
    discharged[slot] = gives;
    left -= gives;
  }
}

/**
 * Makes a slot's sums agree. Where the meter's reading is given, the loads are parts of it: scaled
 * down together where they wish for more, the unmeasured rest taking what is left.
 */
function balance(plan: DayPlan, slot: number, metered: number | null): void {
  const wished = sumAt(plan.loads, slot);
  const made = at(plan.generated, slot) - at(plan.charged, slot);
  if (metered === null) {
    const net = wished - made - at(plan.discharged, slot);
    plan.bought[slot] = Math.max(net, 0);
    plan.sold[slot] = Math.max(-net, 0);
    return;
  }
  const own = Math.min(made, Math.trunc((wished * 6) / 10));
  plan.bought[slot] = metered;
  plan.sold[slot] = made - own;
  const used = metered + own + at(plan.discharged, slot);
  const fits = Math.trunc((used * MOST_MEASURED) / 100);
  const rest = plan.loads.length - 1;
  const measured = wished - at(plan.loads[rest], slot);
  let left = used;
  for (const wh of plan.loads.slice(0, rest)) {
    if (measured > fits) wh[slot] = Math.trunc((at(wh, slot) * fits) / measured);
    left -= at(wh, slot);
  }
  setAt(plan.loads[rest], slot, left);
}

export function at(wh: Int32Array | undefined, slot: number): number {
  return wh?.[slot] ?? 0;
}

function setAt(wh: Int32Array | undefined, slot: number, value: number): void {
  if (wh) wh[slot] = value;
}

function sumAt(loads: readonly Int32Array[], slot: number): number {
  return loads.reduce((sum, wh) => sum + at(wh, slot), 0);
}
