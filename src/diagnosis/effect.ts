import { ok, type Result } from "../kernel/result.ts";
import type { Missing } from "../rating/energy/charge.ts";
import type { Effect } from "./model.ts";
import { netOf, optionCost } from "./option-cost.ts";
import type { Option } from "./options.ts";
import type { Scene } from "./question-scene.ts";

/**
 * What the whole brings in the first year (EN-02, EN-04), gains positive: each part is the
 * difference of two rated years, with and without it, one after the other in a fixed order. Loads
 * that come in are rated under the plan that stands; then the plan changes; self-use, sale and
 * battery are rated under the plan taken, as the sizes of a battery are. So the parts add up to the
 * yen, and equipment is not credited with dear tiers that the change of plan leaves.
 */
export function effectOf(
  scene: Scene,
  { stands, taken }: { readonly stands: Option; readonly taken: Option },
): Result<Effect, Missing> {
  const stages = scene.electricity?.stages ?? null;
  const costs = [
    optionCost(scene, stands, stages?.before ?? null),
    optionCost(scene, stands, stages?.withLoads ?? null),
    optionCost(scene, taken, stages?.withLoads ?? null),
    optionCost(scene, taken, stages?.withSolar ?? null),
    optionCost(scene, taken, stages?.after ?? null),
  ];
  const rated = [];
  for (const cost of costs) {
    if (!cost.ok) return cost;
    rated.push(cost.value);
  }
  const [before, loads, plan, solar, battery] = rated;
  if (!before || !loads || !plan || !solar || !battery) throw new Error("five costs were rated");
  return ok({
    beforeYen: netOf(before),
    loadsYen: netOf(before) - netOf(loads),
    planYen: netOf(loads) - netOf(plan),
    selfUseYen: plan.electricityYen - solar.electricityYen,
    surplusYen: solar.soldYen - plan.soldYen,
    batteryYen: netOf(solar) - netOf(battery),
    afterYen: netOf(battery),
    totalYen: netOf(before) - netOf(battery),
  });
}
