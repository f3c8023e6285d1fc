import {
  type Battery,
  type BatteryYear,
  emptyBatteryYear,
  type HouseYear,
  limitsOf,
  type Strategy,
} from "./model.ts";
import { isWithin, NO_HOUR, slotsOf } from "./hours.ts";

/** Where the stored energy begins: at the floor, unless stated. */
export interface BatteryRun extends HouseYear {
  readonly battery: Battery;
  readonly strategy: Strategy;
  readonly startWh?: number;
}

/**
 * Run a battery by its rule through a year, slot by slot, without looking ahead. A surplus is
 * stored (`self-use-first`) or sold (`sell-first`). A slot without surplus charges from the grid in
 * the hours for that, and discharges into the deficit in the others. So no slot both buys and
 * sells, none both charges and discharges, and the battery never feeds the grid. Sources: the two
 * modes of Japanese home batteries, and Engawa's golden rule (`test/golden/battery`). Wh per slot
 * in, Wh per slot out; nothing is allocated for the slots when `out` is given.
 *
 * A surplus of 1,000 Wh at an efficiency of 0.95 stores 950 Wh; a later deficit of 2,000 Wh takes
 * 950 × 0.95 = 902.5 Wh of it and buys 1,097.5 Wh.
 */
export function runBattery(run: BatteryRun, out?: BatteryYear): BatteryYear {
  const { load, generation, battery, strategy, slotHours = 0.5 } = run;
  const { chargeEfficiency, dischargeEfficiency } = battery;
  const year = out ?? emptyBatteryYear(load.length);
  const { bought, sold, charged, discharged } = year;
  const { floorWh, ceilingWh, chargeMost, dischargeMost } = limitsOf(battery, slotHours);
  const { keptWh, fillTo, charging, using, slotsADay } = ruleOf(run, slotHours);
  const storesSurplus = strategy.mode === "self-use-first";
  let leftWh = run.startWh ?? floorWh;
  let slotOfDay = 0;
  for (let slot = 0; slot < load.length; slot += 1) {
    const deficit = (load[slot] ?? 0) - (generation[slot] ?? 0);
    let charge = 0;
    let discharge = 0;
    if (deficit < 0) {
      if (storesSurplus)
        charge = atMost(-deficit, chargeMost, (ceilingWh - leftWh) / chargeEfficiency);
    } else if (isWithin(charging, slotOfDay)) {
      charge = atMost(chargeMost, chargeMost, (fillTo - leftWh) / chargeEfficiency);
    } else if (isWithin(using, slotOfDay)) {
      discharge = atMost(deficit, dischargeMost, (leftWh - keptWh) * dischargeEfficiency);
    }
    if (charge > 0) leftWh = Math.min(ceilingWh, leftWh + charge * chargeEfficiency);
    if (discharge > 0) leftWh = Math.max(keptWh, leftWh - discharge / dischargeEfficiency);
    charged[slot] = charge;
    discharged[slot] = discharge;
    bought[slot] = deficit < 0 ? 0 : deficit + charge - discharge;
    sold[slot] = deficit < 0 ? -deficit - charge : 0;
    slotOfDay = slotOfDay + 1 === slotsADay ? 0 : slotOfDay + 1;
  }
  year.leftWh = leftWh;
  return year;
}

/** The strategy in Wh and in slots of the day. */
function ruleOf({ battery, strategy }: BatteryRun, slotHours: number) {
  const { floorWh, ceilingWh } = limitsOf(battery, slotHours);
  const { gridCharge, dischargeHours, reserveShare } = strategy;
  return {
    keptWh: Math.max(floorWh, reserveShare * battery.capacityWh),
    fillTo: Math.min(ceilingWh, (gridCharge?.upToShare ?? 0) * battery.capacityWh),
    charging: slotsOf(gridCharge?.hours ?? NO_HOUR, slotHours),
    using: slotsOf(dischargeHours, slotHours),
    slotsADay: Math.floor(24 / slotHours + 0.5),
  };
}

/** The least of what there is, what the power lets through and what room is left; never below 0. */
function atMost(there: number, power: number, room: number): number {
  const least = there < power ? there : power;
  return room < least ? (room > 0 ? room : 0) : least;
}
