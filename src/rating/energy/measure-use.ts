import type { Period } from "../../kernel/period.ts";
import { bandMap, sumBands } from "./bands.ts";
import { type PlanAt, pricesOn } from "./plan-at.ts";
import type { EnergyUse } from "./quantity.ts";

/** Half-hours of a period, whole days, packed. */
export interface MeteredUse {
  readonly period: Period;
  readonly readings: string;
  readonly wh: Int32Array;
  readonly estimated: boolean;
}

/** Sum half-hours as the plan asks: in all, by time band, or kept for a price of their own. */
export function measureUse(
  plan: PlanAt,
  { period, readings, wh, estimated }: MeteredUse,
): EnergyUse {
  const energy = pricesOn(plan, period.from)?.prices.energy;
  const total = wh.reduce((sum, slot) => sum + slot, 0);
  const bands =
    energy?.by === "bands" ? sumBands(wh, period.from, bandMap(energy, plan.plan.daysOff)) : null;
  const slots = energy?.by === "market" ? wh : null;
  return { period, readings, total, bands, slots, estimated };
}
