import { civil } from "../kernel/day.ts";
import { totalsProfile } from "../rating/energy/year/use-profile.ts";
import { FACTOR } from "./draws.ts";
import type { GasQuestion } from "./model.ts";
import { type PricedPlans, rateAll } from "./priced-plans.ts";
import { type Side, sideOf, yearsOf } from "./side.ts";
import { NODE } from "./surface.ts";
import { nearest } from "./nearest.ts";

/**
 * Gas under every plan of the district (EN-03), by the m³ of each month through the same rating;
 * with its own error of the level, apart from that of electricity; null where none is asked.
 */
export function gasUnder(
  priced: PricedPlans,
  gas: GasQuestion,
  { present, levelPercent }: { readonly present: number; readonly levelPercent: number | null },
): Side {
  const at = (factor: number) => totalsProfile(litresOf(gas, priced, factor), priced.classes);
  const share = ((levelPercent ?? 0) / 100) * NODE;
  const width = priced.terms.periods.length;
  const node = (factor: number) => yearsOf(rateAll(priced, at(factor)), width);
  const slopes =
    share > 0
      ? [{ factor: FACTOR.gas, low: node(Math.max(0, 1 - share)), high: node(1 + share) }]
      : [];
  return sideOf(priced, rateAll(priced, at(1)), {
    present,
    slopes: levelPercent === null ? null : slopes,
  });
}

/** Whole litres of each period: those of the month in which it begins. */
export function litresOf(gas: GasQuestion, { terms }: PricedPlans, factor = 1): number[] {
  return terms.periods.map(({ period }) => {
    const litres = gas.litresByMonth[civil(period.from).month - 1] ?? 0;
    return nearest(litres * factor);
  });
}
