import { expect, test } from "vitest";
import { agedBattery, capacityShareAfter, fullCycles, yearsUntilWorn } from "./ageing.ts";
import { type Battery, emptyBatteryYear } from "./model.ts";

const BATTERY: Battery = {
  capacityWh: 9800,
  floorShare: 0.1,
  ceilingShare: 0.95,
  chargeW: 3000,
  dischargeW: 3000,
  chargeEfficiency: 0.95,
  dischargeEfficiency: 0.95,
};

test.each([
  { years: 0, fullCyclesAYear: 240, share: 1 },
  { years: 10, fullCyclesAYear: 240, share: 0.82 },
  { years: 10, fullCyclesAYear: 0, share: 0.9 },
  { years: 10, fullCyclesAYear: 600, share: 0.7 },
  { years: 200, fullCyclesAYear: 0, share: 0 },
])("after $years years of $fullCyclesAYear cycles $share is left", (given) => {
  expect(capacityShareAfter(given)).toBeCloseTo(given.share, 12);
});

test("it is worn out at 60 %, the sooner the more it works", () => {
  expect(yearsUntilWorn(240)).toBeCloseTo(22.22, 2);
  expect(yearsUntilWorn(365)).toBeCloseTo(18.05, 2);
  expect(yearsUntilWorn(0, { lossAYear: 0, lossACycle: 0.1, endShare: 0.6 })).toBe(Infinity);
});

test("a year may be given other losses", () => {
  const fast = { lossAYear: 0.035, lossACycle: 0, endShare: 0.6 };
  expect(capacityShareAfter({ years: 2, fullCyclesAYear: 300 }, fast)).toBeCloseTo(0.93, 12);
});

test("an aged battery has less capacity, all else alike", () => {
  expect(agedBattery(BATTERY, 0.5)).toEqual({ ...BATTERY, capacityWh: 4900 });
});

test("a full cycle fills what lies between floor and ceiling", () => {
  const year = { ...emptyBatteryYear(2), charged: Float64Array.of(1_500_000, 500_000) };
  expect(fullCycles(year, BATTERY)).toBeCloseTo(228.09, 2); // 2,000,000 × 0.95 / 8,330
  expect(fullCycles(year, { ...BATTERY, capacityWh: 0 })).toBe(0);
});
