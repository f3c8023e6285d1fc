import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  anyBattery,
  anyHouse,
  anyPricedHouse,
  anyStrategy,
} from "../../../test/support/battery-houses.ts";
import { type Battery, type BatteryYear, type HouseYear, limitsOf } from "./model.ts";
import { optimalBattery, type SlotPrices, weightedCost } from "./optimal-battery.ts";
import { runBattery } from "./run-battery.ts";

/** Wh: what floating point may lose over the days of a case. */
const NOTHING = 1e-6;

test("under any rule, energy balances and every limit holds", () => {
  fc.assert(
    fc.property(anyHouse, anyBattery, anyStrategy, (house, battery, strategy) => {
      expect(breachesOf(house, battery, runBattery({ ...house, battery, strategy }))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("at the optimum, energy balances and every limit holds", () => {
  fc.assert(
    fc.property(anyPricedHouse, anyBattery, fc.boolean(), (house, battery, chargesFromGrid) => {
      const year = optimalBattery({ ...house, battery, chargesFromGrid });
      expect(breachesOf(house, battery, year)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("no rule is cheaper than the optimum under the same prices", () => {
  fc.assert(
    fc.property(anyPricedHouse, anyBattery, anyStrategy, (house, battery, strategy) => {
      const chargesFromGrid = strategy.gridCharge !== null;
      const rule = runBattery({ ...house, battery, strategy });
      const optimum = optimalBattery({ ...house, battery, chargesFromGrid });
      const least = weightedCost(optimum, house.prices);
      expect(weightedCost(rule, house.prices)).toBeGreaterThanOrEqual(least - NOTHING);
    }),
    { numRuns: 500 },
  );
});

test("a larger battery never makes the optimum dearer: of the same power, or scaled", () => {
  const growth = fc.integer({ min: 100, max: 300 }).map((percent) => percent / 100);
  fc.assert(
    fc.property(anyPricedHouse, anyBattery, growth, fc.boolean(), (house, battery, by, scaled) => {
      const power = scaled ? by : 1;
      const larger = {
        ...battery,
        capacityWh: battery.capacityWh * by,
        chargeW: battery.chargeW * power,
        dischargeW: battery.dischargeW * power,
      };
      expect(leastCost(house, larger)).toBeLessThanOrEqual(leastCost(house, battery) + NOTHING);
    }),
    { numRuns: 300 },
  );
});

test("at a flat price, without sun, a battery never earns", () => {
  const prices = fc.record({ buy: fc.nat(50), lower: fc.nat(50) });
  fc.assert(
    fc.property(anyHouse, anyBattery, anyStrategy, prices, (house, battery, strategy, price) => {
      const dark = { load: house.load, generation: new Float64Array(house.load.length) };
      const flat = {
        buy: new Float64Array(house.load.length).fill(price.buy),
        sell: new Float64Array(house.load.length).fill(Math.max(0, price.buy - price.lower)),
      };
      const without = weightedCost({ bought: dark.load, sold: dark.generation }, flat);
      const optimum = optimalBattery({ ...dark, battery, prices: flat, chargesFromGrid: true });
      expect(optimum.charged.some((wh) => wh > 0) || optimum.discharged.some((wh) => wh > 0)).toBe(
        false,
      );
      const rule = runBattery({ ...dark, battery, strategy });
      expect(weightedCost(rule, flat)).toBeGreaterThanOrEqual(without - NOTHING);
      if (strategy.gridCharge === null) expect(rule.bought).toEqual(dark.load);
    }),
    { numRuns: 300 },
  );
});

test("a battery of no capacity is no battery", () => {
  fc.assert(
    fc.property(anyPricedHouse, anyBattery, anyStrategy, (house, battery, strategy) => {
      const none = { ...battery, capacityWh: 0 };
      const without = {
        bought: house.load.map((wh, slot) => Math.max(0, wh - (house.generation[slot] ?? 0))),
        sold: house.load.map((wh, slot) => Math.max(0, (house.generation[slot] ?? 0) - wh)),
        charged: new Float64Array(house.load.length),
        discharged: new Float64Array(house.load.length),
        leftWh: 0,
      };
      expect(runBattery({ ...house, battery: none, strategy })).toEqual(without);
      expect(optimalBattery({ ...house, battery: none, chargesFromGrid: true })).toEqual(without);
    }),
  );
});

function leastCost(house: HouseYear & { readonly prices: SlotPrices }, battery: Battery): number {
  return weightedCost(optimalBattery({ ...house, battery, chargesFromGrid: true }), house.prices);
}

/** What goes wrong in a year, by slot and name; the stored energy is summed up anew. */
function breachesOf(house: HouseYear, battery: Battery, year: BatteryYear): readonly string[] {
  const { floorWh, ceilingWh, chargeMost, dischargeMost } = limitsOf(battery, 0.5);
  let left = floorWh;
  const breaches = [...house.load].flatMap((load, slot) => {
    const [bought, sold, charged, discharged, generation] = [
      year.bought[slot] ?? 0,
      year.sold[slot] ?? 0,
      year.charged[slot] ?? 0,
      year.discharged[slot] ?? 0,
      house.generation[slot] ?? 0,
    ];
    left += charged * battery.chargeEfficiency - discharged / battery.dischargeEfficiency;
    const holds = {
      balance: Math.abs(bought - sold + generation + discharged - charged - load) < NOTHING,
      "one way at the meter": bought === 0 || sold === 0,
      "one way at the battery": charged === 0 || discharged === 0,
      "nothing below zero": Math.min(bought, sold, charged, discharged) >= 0,
      "power in": charged <= chargeMost,
      "power out": discharged <= dischargeMost,
      "never feeds the grid": sold <= Math.max(0, generation - load),
      floor: left >= floorWh - NOTHING,
      ceiling: left <= ceilingWh + NOTHING,
    };
    return Object.entries(holds).flatMap(([name, held]) => (held ? [] : [`${slot}: ${name}`]));
  });
  return Math.abs(left - year.leftWh) < NOTHING ? breaches : [...breaches, "left at the end"];
}
