import type { Assumed } from "./assumed.ts";
import type { Flows } from "./house.ts";
import type { Co2 } from "./model.ts";
import { nearest } from "./nearest.ts";
import { sumWh } from "./sum-wh.ts";

/**
 * CO₂ of the year's bought electricity before and after, in whole kg: 5,000 kWh at 0.438 are 2,190.
 * What is sold is told apart: it saves elsewhere.
 */
export function co2Of(before: Flows, after: Flows, { co2KgPerKwh }: Assumed): Co2 {
  const kg = (wh: Float64Array | null) => nearest((sumWh(wh) / 1000) * co2KgPerKwh);
  return {
    beforeKg: kg(before.bought),
    afterKg: kg(after.bought),
    soldKg: kg(after.sold) - kg(before.sold),
  };
}
