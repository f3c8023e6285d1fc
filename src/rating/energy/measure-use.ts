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
  const measured = { period, readings, estimated };
  if (energy?.by === "bands") {
    const bands = sumBands(wh, period.from, bandMap(energy, plan.plan.daysOff));
    let total = 0;
    for (const band in bands) total += bands[band] ?? 0;
    return { ...measured, total, bands, slots: null };
  }
  return { ...measured, total: sumOf(wh), bands: null, slots: energy?.by === "market" ? wh : null };
}

/** A plain loop: `reduce` takes seven times as long over a month. */
function sumOf(wh: Int32Array): number {
  let sum = 0;
  for (let index = 0; index < wh.length; index += 1) sum += wh[index] ?? 0;
  return sum;
}
