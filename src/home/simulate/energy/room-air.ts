import type { Appliance } from "./flow.ts";

/** How somebody set an air conditioner; null where it runs as the plan has it. */
export interface Climate {
  on: boolean;
  mode: "auto" | "cool" | "heat" | "dry" | "fan";
  target: number;
  saving: boolean;
}

export interface RoomAir extends Appliance {
  readonly roomC: () => number;
  /** What runs: as set by somebody, or as planned. */
  readonly climate: () => Climate;
  /** Null gives it back to the plan. */
  readonly setBy: (climate: Climate | null) => void;
}

/** A room of 20 m² in a newer house: it loses so much per degree, and cools in three hours. */
const LOSS_W_PER_DEGREE = 120;
const TIME_CONSTANT_S = 3 * 3600;
/** People and sun warm it by so much above outside. */
const GAINS_C = 3;
/** Warmth moved for each W of power. */
const PERFORMANCE = 4;
/** Pull towards the target, W per degree, and the most that the machine moves. */
const PULL_W_PER_DEGREE = 800;
const MOST_HEAT_W = 4200;
const FAN_W = 15;

/**
 * An air conditioner and the air of its room. Heating to 24 °C while it is 15 outside and 20 inside
 * takes (120 × 6 + 800 × 4) / 4 + 15 = 995 W; when the room is warm, 195 W.
 */
export function roomAir(outdoorC: () => number, planWh: () => number, startC: number): RoomAir {
  let roomC = startC;
  let set: Climate | null = null;
  const planned = (): Climate => {
    const heats = outdoorC() < 20;
    return {
      on: planWh() >= 20,
      mode: heats ? "heat" : "cool",
      target: heats ? 22 : 26,
      saving: false,
    };
  };
  return {
    roomC: () => roomC,
    climate: () => set ?? planned(),
    setBy: (climate) => {
      set = climate;
    },
    milliwatts: (planMw) =>
      set === null ? planMw : Math.trunc(wattsOf(set, roomC, outdoorC()) * 1000),
    passed(ms, mW) {
      const outside = outdoorC() + GAINS_C;
      const { on, mode, target } = set ?? planned();
      const seconds = ms / 1000;
      if (set === null && on) {
        roomC += (target - roomC) * Math.min(1, seconds / 900);
        return;
      }
      const warms = mode === "heat" || (mode === "auto" && roomC < target);
      const moved = on && mode !== "fan" ? Math.max(0, mW / 1000 - FAN_W) * PERFORMANCE : 0;
      const steady = outside + ((warms ? 1 : -1) * moved) / LOSS_W_PER_DEGREE;
      roomC += (steady - roomC) * Math.min(1, seconds / TIME_CONSTANT_S);
    },
  };
}

function wattsOf({ on, mode, target, saving }: Climate, roomC: number, outdoorC: number): number {
  if (!on) return 1;
  if (mode === "fan") return FAN_W;
  if (mode === "dry") return 180;
  const warms = mode === "heat" || (mode === "auto" && roomC < target);
  const holds = LOSS_W_PER_DEGREE * (target - outdoorC - GAINS_C);
  const needs = (warms ? 1 : -1) * (holds + PULL_W_PER_DEGREE * (target - roomC));
  const most = saving ? (MOST_HEAT_W * 6) / 10 : MOST_HEAT_W;
  return FAN_W + Math.min(Math.max(needs, 0), most) / PERFORMANCE;
}
