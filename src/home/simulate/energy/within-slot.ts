import { chance } from "../../../kernel/chance.ts";
import { SLOT_MS } from "../../slots/boundary.ts";
import type { Boundary } from "../../slots/observation.ts";
import type { Shape } from "./loads.ts";

/** Power is constant for so long; then it is another. */
export const STEP_MS = 10_000;
export const STEPS = SLOT_MS / STEP_MS;
/** mW·ms in a Wh: what is less than a Wh is kept in this. */
export const REST_IN_WH = 3_600_000_000;
/** mW over one step that make a Wh. */
const MW_IN_WH = REST_IN_WH / STEP_MS;

/**
 * mW in each 10 s of a half-hour, whose integral is exactly its energy: 30 Wh steady is about
 * 60,000 in each of 180 steps, and their sum 30 × 360,000.
 */
export function withinSlot(wh: number, shape: Shape, ...keys: readonly [number, Boundary]) {
  const steps = new Float64Array(STEPS);
  if (wh === 0) return steps;
  const weights = new Float64Array(STEPS);
  let whole = 0;
  for (let step = 0; step < STEPS; step += 1) {
    whole += weightOf(shape, step, keys);
    weights[step] = whole;
  }
  let before = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const until = Math.floor(((weights[step] ?? 0) / whole) * wh * MW_IN_WH);
    steps[step] = until - before;
    before = until;
  }
  return steps;
}

function weightOf(shape: Shape, step: number, keys: readonly number[]): number {
  const noise = 970 + (chance(...keys, step) % 61);
  if (shape === "steady") return noise;
  // A compressor runs 12 minutes of 20; a cooker is on for two minutes of five, by chance.
  const phase = chance(...keys, 1) % 120;
  if (shape === "cycling") return (step + phase) % 120 < 72 ? noise : noise / 20;
  return chance(...keys, 2, Math.floor(step / 12)) % 5 < 2 ? noise : noise / 10;
}
