import { startOf } from "../../slots/boundary.ts";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../../kernel/day.ts";
import { USUAL_EQUIPMENT, USUAL_USE } from "../open-house.ts";
import { openFlow } from "./flow.ts";
import { SLOTS } from "./moment.ts";
import { type DayPlan, housePlan } from "./plan.ts";
import { sunHeightDeg } from "./sky.ts";
import { STEPS, withinSlot } from "./within-slot.ts";

const NOVEMBER = day("2026-11-22");
const equipment = { ...USUAL_EQUIPMENT, solarW: 4500, batteryWh: 6500, car: "charger" as const };
const plan = housePlan({ seed: 5, equipment, use: USUAL_USE });

function sum(wh: Int32Array): number {
  return wh.reduce((all, each) => all + each, 0);
}

/** In − out of every slot of a day. */
function imbalances(of: DayPlan): number[] {
  return Array.from({ length: SLOTS }, (_, slot) => {
    const at = (wh: Int32Array) => wh[slot] ?? 0;
    const used = of.loads.reduce((all, wh) => all + at(wh), 0);
    return (
      at(of.bought) + at(of.generated) + at(of.discharged) - at(of.sold) - at(of.charged) - used
    );
  });
}

describe("a day's plan", () => {
  test.each([0, 30, 90, 250])("balances in every half-hour, %i days on", (days) => {
    expect(imbalances(plan.day(addDays(NOVEMBER, days)))).toEqual(Array(SLOTS).fill(0));
  });

  test("of a metered house buys what the meter says, and its circuits are parts of that", () => {
    const bought = Int32Array.from({ length: SLOTS }, (_, slot) => 60 + slot);
    const use = { ...USUAL_USE, boughtOfDay: () => bought };
    const metered = housePlan({ seed: 5, equipment, use }).day(NOVEMBER);
    expect([...metered.bought]).toEqual([...bought]);
    expect(imbalances(metered)).toEqual(Array(SLOTS).fill(0));
    expect(metered.loads.every((wh) => wh.every((each) => each >= 0))).toBe(true);
  });

  test("is of a household's size, 8 to 25 kWh, and the evening outweighs noon", () => {
    const house = housePlan({ seed: 5, equipment: USUAL_EQUIPMENT, use: USUAL_USE });
    const { bought } = house.day(NOVEMBER);
    expect(sum(bought)).toBeGreaterThan(8000);
    expect(sum(bought)).toBeLessThan(25_000);
    expect(sum(bought.slice(34, 46))).toBeGreaterThan(sum(bought.slice(20, 32)));
  });

  test("lets panels of 4.5 kW make what Kanagawa knows: a fair day in May 15 to 30 kWh", () => {
    const days = Array.from({ length: 31 }, (_, index) => {
      return sum(plan.day(addDays(day("2026-05-01"), index)).generated);
    });
    expect(Math.max(...days)).toBeGreaterThan(15_000);
    expect(Math.max(...days)).toBeLessThan(30_000);
    const mean = days.reduce((all, each) => all + each, 0) / 31;
    expect(mean).toBeGreaterThan(9000);
    expect(mean).toBeLessThan(20_000);
  });
});

function noon(on: number): number {
  return Math.max(...[22, 23, 24].map((slot) => sunHeightDeg(on * 48 + slot)));
}

test("the sun of 22 November stands 34 degrees high at noon, of 21 June 78", () => {
  expect(noon(NOVEMBER)).toBeCloseTo(34.5, 0);
  expect(noon(day("2026-06-21"))).toBeCloseTo(78.1, 0);
});

test.each(["steady", "cycling", "bursts"] as const)(
  "%s power within a slot is its energy",
  (shape) => {
    const steps = withinSlot(123, shape, 4, 990_000);
    expect(steps).toHaveLength(STEPS);
    expect(steps.reduce((all, each) => all + each, 0)).toBe(123 * 360_000);
  },
);

test("a flow that nobody interferes with counts its plan, to the Wh, however it is asked", () => {
  const house = { ...USUAL_EQUIPMENT, car: "charger" as const };
  const own = housePlan({ seed: 9, equipment: house, use: USUAL_USE });
  const start = startOf(NOVEMBER * SLOTS + 20) + 777_123;
  const flow = openFlow({
    plan: own,
    equipment: house,
    anchor: addDays(NOVEMBER, -3),
    nowMs: start,
    startWh: () => 1000,
    past: () => null,
  });
  for (let ms = start; ms < start + 8 * 3_600_000; ms += 471_001) flow.advance(ms);
  const at = (boundary: number) => flow.counters.whAt("bought", boundary);
  const counted = Array.from({ length: 34 }, (_, slot) => {
    const boundary = NOVEMBER * SLOTS + slot;
    return (at(boundary + 1) ?? 0) - (at(boundary) ?? 0);
  });
  expect(counted).toEqual(Array.from(own.day(NOVEMBER).bought.slice(0, 34)));
  expect(at((NOVEMBER - 3) * SLOTS)).toBe(1000);
});
