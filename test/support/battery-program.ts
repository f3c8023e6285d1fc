import type { BatteryPlan } from "../../src/solar/battery/optimal-battery.ts";

/**
 * The battery's year as a linear program in CPLEX LP text, kWh and yen: c is charged, d discharged,
 * e stored after a slot. Its least value is the change in cost against a house without a battery.
 */
export function batteryProgram(plan: BatteryPlan): string {
  const { load, generation, battery, prices, slotHours = 0.5 } = plan;
  const floor = (battery.floorShare * battery.capacityWh) / 1000;
  const ceiling = (battery.ceilingShare * battery.capacityWh) / 1000;
  const costs: string[] = [];
  const balances: string[] = [];
  const bounds: string[] = [];
  for (let slot = 0; slot < load.length; slot += 1) {
    const deficit = ((load[slot] ?? 0) - (generation[slot] ?? 0)) / 1000;
    const chargePower = (battery.chargeW * slotHours) / 1000;
    const dischargePower = (battery.dischargeW * slotHours) / 1000;
    const gridMost = plan.chargesFromGrid ? chargePower : 0;
    const chargeMost = deficit < 0 ? Math.min(-deficit, chargePower) : gridMost;
    const price = (deficit < 0 ? prices.sell[slot] : prices.buy[slot]) ?? 0;
    costs.push(`+ ${price} c${slot} - ${deficit > 0 ? price : 0} d${slot}`);
    const before = slot === 0 ? "" : ` - e${slot - 1}`;
    const inward = ` - ${battery.chargeEfficiency} c${slot}`;
    const outward = ` + ${1 / battery.dischargeEfficiency} d${slot}`;
    const start = slot === 0 ? floor : 0;
    balances.push(`b${slot}: e${slot}${before}${inward}${outward} = ${start}`);
    bounds.push(`0 <= c${slot} <= ${chargeMost}`);
    bounds.push(`0 <= d${slot} <= ${deficit > 0 ? Math.min(deficit, dischargePower) : 0}`);
    bounds.push(`${floor} <= e${slot} <= ${ceiling}`);
  }
  return [
    "Minimize",
    `cost: ${costs.join("\n")}`,
    "Subject To",
    ...balances,
    "Bounds",
    ...bounds,
    "End",
  ].join("\n");
}
