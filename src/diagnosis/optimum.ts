import { ok, type Result } from "../kernel/result.ts";
import type { Missing } from "../rating/energy/charge.ts";
import { optimalBattery } from "../solar/battery/optimal-battery.ts";
import type { Optimum } from "./model.ts";
import { nextKwh } from "./next-kwh.ts";
import { netOf, optionCost } from "./option-cost.ts";
import type { Scene } from "./question-scene.ts";
import type { Ranked } from "./ranking.ts";

/**
 * How far the battery's rule lies above the best schedule that could have been (dynamic
 * programming), both rated under the same plan (EN-02). The schedule is found with the price of the
 * next kWh in each half-hour, learned from the rating itself; where tiers make that price
 * misleading the rule may win, and the gap is 0.
 */
export function optimumOf(scene: Scene, taken: Ranked): Result<Optimum | null, Missing> {
  const { electricity } = scene;
  const plan = electricity?.metered.priced.plans[taken.option.electricity];
  if (electricity === null || plan === undefined) return ok(null);
  const { after } = electricity.stages;
  if (after.battery === null) return ok(null);
  const rule = optionCost(scene, taken.option, after);
  if (!rule.ok) return rule;
  const prices = nextKwh(electricity.metered, plan, after);
  if (!prices.ok) return prices;
  const { load, battery } = after;
  const best = optimalBattery({
    load,
    generation: after.generation ?? new Float64Array(load.length),
    battery: battery.battery,
    prices: prices.value,
    chargesFromGrid: battery.strategy.gridCharge !== null,
  });
  const cost = optionCost(scene, taken.option, { ...after, ...best });
  if (!cost.ok) return cost;
  const ruleYen = netOf(rule.value);
  const optimumYen = Math.min(ruleYen, netOf(cost.value));
  return ok({ plan: plan.address, ruleYen, optimumYen, gapYen: ruleYen - optimumYen });
}
