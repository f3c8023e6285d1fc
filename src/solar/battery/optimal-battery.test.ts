import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyBattery, anyPricedHouse } from "../../../test/support/battery-houses.ts";
import { batteryProgram } from "../../../test/support/battery-program.ts";
import { goldenHouse } from "../../../test/support/golden-battery.ts";
import { leastCost } from "../../../test/support/least-cost.ts";
import { type Battery, type BatteryYear, emptyBatteryYear, SELF_USE_FIRST } from "./model.ts";
import { type BatteryPlan, optimalBattery, weightedCost } from "./optimal-battery.ts";
import { runBattery } from "./run-battery.ts";

const HOME_BATTERY: Battery = {
  capacityWh: 9800,
  floorShare: 0.1,
  ceilingShare: 0.95,
  chargeW: 3000,
  dischargeW: 3000,
  chargeEfficiency: 0.95,
  dischargeEfficiency: 0.95,
};
/** Hourly weights: cheap at night, dear in the afternoon. */
function buyAt(hour: number): number {
  if (hour >= 23 || hour < 7) return 18;
  return hour >= 10 && hour < 17 ? 38 : 31;
}

/** Two slots without sun, at two prices. */
function twoSlots(buy: readonly [number, number], oneWay: number): BatteryPlan {
  return {
    load: Float64Array.of(0, 810),
    generation: new Float64Array(2),
    battery: { ...HOME_BATTERY, chargeEfficiency: oneWay, dischargeEfficiency: oneWay },
    prices: { buy: Float64Array.from(buy), sell: new Float64Array(2) },
    chargesFromGrid: true,
  };
}

test("buys at 10 what saves 30, both ways at 0.9; not what saves 12", () => {
  const worthIt = optimalBattery(twoSlots([10, 30], 0.9));
  expect(worthIt.bought[0]).toBeCloseTo(1000, 9); // 810 / 0.9 / 0.9
  expect(worthIt.bought[1]).toBeCloseTo(0, 9);
  const wasted = optimalBattery(twoSlots([10, 12], 0.9)); // 12 × 0.81 = 9.72 < 10
  expect([...wasted.bought]).toEqual([0, 810]);
});

test("without leave to charge from the grid, only the sun is stored", () => {
  const year = optimalBattery({
    load: Float64Array.of(100, 100, 900),
    generation: Float64Array.of(0, 600, 0),
    battery: { ...HOME_BATTERY, chargeEfficiency: 1, dischargeEfficiency: 1 },
    prices: { buy: Float64Array.of(1, 20, 40), sell: new Float64Array(3).fill(8) },
    chargesFromGrid: false,
  });
  expect(year).toEqual({
    bought: Float64Array.of(100, 0, 400),
    sold: new Float64Array(3),
    charged: Float64Array.of(0, 500, 0),
    discharged: Float64Array.of(0, 0, 500),
    leftWh: 980,
  });
});

test("sells the sun that sells for more than it would save", () => {
  const year = optimalBattery({
    load: Float64Array.of(0, 500),
    generation: Float64Array.of(500, 0),
    battery: HOME_BATTERY,
    prices: { buy: new Float64Array(2).fill(31), sell: new Float64Array(2).fill(42) },
    chargesFromGrid: true,
  });
  expect([...year.sold, ...year.bought]).toEqual([500, 0, 0, 500]);
});

test("a price of buying below 0 counts as 0", () => {
  expect(optimalBattery(twoSlots([-5, 20], 0.9))).toEqual(optimalBattery(twoSlots([0, 20], 0.9)));
});

test("what is given beforehand is filled, and nothing of it left over", () => {
  const plan = weekOf("family4", 0);
  const used = emptyBatteryYear(plan.load.length);
  for (const wh of [used.bought, used.sold, used.charged, used.discharged]) wh.fill(7);
  expect(optimalBattery(plan, used)).toBe(used);
  expect(used).toEqual(optimalBattery(plan));
});

test("a few days cost what the linear program says, to a millionth of a yen", () => {
  fc.assert(
    fc.property(anyPricedHouse, anyBattery, fc.boolean(), (house, battery, chargesFromGrid) => {
      const plan = { ...house, battery, chargesFromGrid };
      expect(Math.abs(savedBy(plan, optimalBattery(plan)) - savedByProgram(plan))).toBeLessThan(
        1e-6,
      );
    }),
    { numRuns: 60 },
  );
});

test.each([
  { load: "family4", week: 2 },
  { load: "family4", week: 30 },
  { load: "allelectric", week: 5 },
  { load: "allelectric", week: 41 },
] as const)("week $week of $load costs what the linear program says", ({ load, week }) => {
  const plan = weekOf(load, week);
  expect(Math.abs(savedBy(plan, optimalBattery(plan)) - savedByProgram(plan))).toBeLessThan(1e-6);
});

test("over the golden year, the rule saves so many per cent of what could be saved", () => {
  const shares = (["family4", "allelectric"] as const).map((load) => {
    const plan = planOf(load);
    const rule = runBattery({ ...plan, strategy: SELF_USE_FIRST });
    return Math.floor((savedBy(plan, rule) / savedBy(plan, optimalBattery(plan))) * 1000) / 10;
  });
  expect(shares).toEqual([90.7, 87]);
});

function planOf(load: "family4" | "allelectric"): BatteryPlan {
  const house = goldenHouse(load);
  return {
    ...house,
    battery: HOME_BATTERY,
    prices: {
      buy: house.load.map((_, hour) => buyAt(hour % 24)),
      sell: new Float64Array(house.load.length).fill(8.5),
    },
    chargesFromGrid: true,
  };
}

function weekOf(load: "family4" | "allelectric", week: number): BatteryPlan {
  const { prices, ...plan } = planOf(load);
  const cut = (year: Float64Array) => year.slice(week * 168, (week + 1) * 168);
  return {
    ...plan,
    load: cut(plan.load),
    generation: cut(plan.generation),
    prices: { buy: cut(prices.buy), sell: cut(prices.sell) },
  };
}

function savedBy(plan: BatteryPlan, year: BatteryYear): number {
  return weightedCost(withoutBattery(plan), plan.prices) - weightedCost(year, plan.prices);
}

function savedByProgram(plan: BatteryPlan): number {
  return -leastCost(batteryProgram(plan));
}

function withoutBattery({ load, generation }: BatteryPlan) {
  return {
    bought: load.map((wh, slot) => Math.max(0, wh - (generation[slot] ?? 0))),
    sold: load.map((wh, slot) => Math.max(0, (generation[slot] ?? 0) - wh)),
  };
}
