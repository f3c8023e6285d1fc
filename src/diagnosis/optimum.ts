import { ok, type Result } from "../kernel/result.ts";
import type { Missing } from "../rating/energy/charge.ts";
import { optimalBattery } from "../solar/battery/optimal-battery.ts";
import { type Flows, runHouse } from "./house.ts";
import type { Optimum } from "./model.ts";
import { nextKwh } from "./next-kwh.ts";
import { netOf, optionCost } from "./option-cost.ts";
import type { PricedPlan } from "./priced-plans.ts";
import type { ElectricityScene, Scene } from "./question-scene.ts";
import type { Ranked } from "./ranking.ts";

/** Schedules are looked for so often, each with the prices that the one before it would meet. */
const ROUNDS = 3;

/**
 * How far the battery's rule lies above the best schedule that was found (dynamic programming),
 * both rated under the same plan (EN-02). A schedule is found with the price of the next kWh in
 * each half-hour, learned from the rating itself: first where the rule buys, then where the
 * schedule found last does, since tiers make that price another one. A battery left alone counts as
 * well. No gap means that none of them beats the rule, and is told so.
 */
export function optimumOf(scene: Scene, taken: Ranked): Result<Optimum | null, Missing> {
  const { electricity } = scene;
  const plan = electricity?.metered.priced.plans[taken.option.electricity];
  const after = electricity?.stages.after;
  if (electricity === null || plan === undefined || !after?.battery) return ok(null);
  const rated = (flows: Flows) => {
    const cost = optionCost(scene, taken.option, flows);
    return cost.ok ? ok(netOf(cost.value)) : cost;
  };
  const rule = rated(after);
  if (!rule.ok) return rule;
  const alone = rated(runHouse({ ...after, battery: null }));
  if (!alone.ok) return alone;
  let least = Math.min(rule.value, alone.value);
  let flows: Flows = after;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = scheduled(electricity, plan, flows);
    if (!next.ok) return next;
    const cost = rated(next.value);
    if (!cost.ok) return cost;
    least = Math.min(least, cost.value);
    flows = next.value;
  }
  const gapYen = rule.value - least;
  return ok({ plan: plan.address, ruleYen: rule.value, optimumYen: least, gapYen });
}

/** The best schedule under the prices that a house meets where it buys now. */
function scheduled(
  { metered }: ElectricityScene,
  plan: PricedPlan,
  flows: Flows,
): Result<Flows, Missing> {
  const { load, generation, battery } = flows;
  if (battery === null) return ok(flows);
  const prices = nextKwh(metered, plan, flows);
  if (!prices.ok) return prices;
  const best = optimalBattery({
    load,
    generation: generation ?? new Float64Array(load.length),
    battery: battery.battery,
    prices: prices.value,
    chargesFromGrid: battery.strategy.gridCharge !== null,
  });
  return ok({ ...flows, ...best });
}
