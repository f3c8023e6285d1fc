import {
  type Battery,
  type BatteryYear,
  emptyBatteryYear,
  type HouseYear,
  limitsOf,
} from "./model.ts";
import { ask, offer, worthlessAtEnd } from "./stored-worth.ts";

/**
 * Weights for each slot in yen/kWh: they steer the battery. A price of buying below 0 counts as 0.
 * What the year then costs is rated elsewhere, by the plan itself.
 */
export interface SlotPrices {
  readonly buy: Float64Array;
  readonly sell: Float64Array;
}

export interface BatteryPlan extends HouseYear {
  readonly battery: Battery;
  readonly prices: SlotPrices;
  readonly chargesFromGrid: boolean;
  /** Stored at the beginning: at the floor, unless stated. */
  readonly startWh?: number;
}

/** Less than this is no step of the plan but what floating point left over. */
const ROUNDING_WH = 1e-6;

/** For each slot: fill up from below the first, empty down from above the second. Stored Wh. */
interface Targets {
  readonly fillTo: Float64Array;
  readonly emptyTo: Float64Array;
}

/**
 * The cheapest year a battery could make if all use, sun and prices were known beforehand. It may
 * do what `runBattery` may, but at any hour: store a surplus, charge from the grid in a slot
 * without one, discharge into a deficit; what is left at the end is worth nothing. So under the
 * same prices no rule is cheaper.
 *
 * Dynamic programming backwards over what is stored. The cost of a slot is convex in it, so the
 * cost still to come is described without a grid, by what each stored Wh will save (`StoredWorth`),
 * and the answer is the exact optimum of the linear program, up to floating point. Source: Bellman
 * 1957; the two targets of each slot are the known policy of a warehouse with prices (Charnes,
 * Drèze, Miller 1966). Wh per slot in and out.
 *
 * 1,000 Wh bought at 10 yen with 0.9 each way give 810 Wh: into a deficit at 30 yen they save
 * 24.3 yen, so it is done; at 12 yen 9.72, so it is not.
 */
export function optimalBattery(plan: BatteryPlan, out?: BatteryYear): BatteryYear {
  const { load, generation, battery, slotHours = 0.5 } = plan;
  const { chargeEfficiency, dischargeEfficiency } = battery;
  const { floorWh, ceilingWh, chargeMost, dischargeMost } = limitsOf(battery, slotHours);
  const { fillTo, emptyTo } = targetsOf(plan);
  const year = out ?? emptyBatteryYear(load.length);
  const { bought, sold, charged, discharged } = year;
  const gridMost = plan.chargesFromGrid ? chargeMost : 0;
  let leftWh = Math.min(ceilingWh, Math.max(floorWh, plan.startWh ?? floorWh));
  for (let slot = 0; slot < load.length; slot += 1) {
    const deficit = (load[slot] ?? 0) - (generation[slot] ?? 0);
    const room = (fillTo[slot] ?? 0) - leftWh;
    const spare = leftWh - (emptyTo[slot] ?? 0);
    let charge = 0;
    let discharge = 0;
    if (room > ROUNDING_WH) {
      const most = deficit < 0 ? Math.min(-deficit, chargeMost) : gridMost;
      charge = Math.min(most, room / chargeEfficiency);
      leftWh = Math.min(ceilingWh, leftWh + charge * chargeEfficiency);
    } else if (spare > ROUNDING_WH && deficit > 0) {
      discharge = Math.min(deficit, dischargeMost, spare * dischargeEfficiency);
      leftWh = Math.max(floorWh, leftWh - discharge / dischargeEfficiency);
    }
    charged[slot] = charge;
    discharged[slot] = discharge;
    bought[slot] = deficit < 0 ? 0 : deficit + charge - discharge;
    sold[slot] = deficit < 0 ? -deficit - charge : 0;
  }
  year.leftWh = leftWh;
  return year;
}

/** Backwards: what stored Wh are worth after a slot tells how far to fill and to empty in it. */
function targetsOf(plan: BatteryPlan): Targets {
  const { load, generation, battery, prices, slotHours = 0.5 } = plan;
  const { chargeEfficiency, dischargeEfficiency } = battery;
  const { floorWh, ceilingWh, chargeMost, dischargeMost } = limitsOf(battery, slotHours);
  const gridMost = plan.chargesFromGrid ? chargeMost : 0;
  const fillTo = new Float64Array(load.length);
  const emptyTo = new Float64Array(load.length);
  const steps = worthlessAtEnd(ceilingWh - floorWh, load.length);
  for (let slot = load.length - 1; slot >= 0; slot -= 1) {
    const deficit = (load[slot] ?? 0) - (generation[slot] ?? 0);
    // Bought below 0, a cycle with losses would earn: the targets would cross.
    const price = deficit < 0 ? (prices.sell[slot] ?? 0) : Math.max(0, prices.buy[slot] ?? 0);
    const most = deficit < 0 ? Math.min(-deficit, chargeMost) : gridMost;
    fillTo[slot] = floorWh + offer(steps, price / chargeEfficiency, most * chargeEfficiency);
    const given = deficit > 0 ? Math.min(deficit, dischargeMost) / dischargeEfficiency : 0;
    emptyTo[slot] = ceilingWh - ask(steps, price * dischargeEfficiency, given);
  }
  return { fillTo, emptyTo };
}

/** What a year comes to under the weights: bought × buy − sold × sell, in yen. */
export function weightedCost(
  { bought, sold }: Pick<BatteryYear, "bought" | "sold">,
  { buy, sell }: SlotPrices,
): number {
  let cost = 0;
  for (let slot = 0; slot < bought.length; slot += 1) {
    cost += (bought[slot] ?? 0) * (buy[slot] ?? 0) - (sold[slot] ?? 0) * (sell[slot] ?? 0);
  }
  return cost / 1000;
}
