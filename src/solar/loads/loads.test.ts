import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyHouse, anyHours } from "../../../test/support/battery-houses.ts";
import { day } from "../../kernel/day.ts";
import { ok, no } from "../../kernel/result.ts";
import { WHOLE_DAY } from "../battery/hours.ts";
import type { HouseYear } from "../battery/model.ts";
import { withElectricCar } from "./electric-car.ts";
import { ASSUMED_SEASON_SWING, hotWaterNeed, withHotWater } from "./hot-water.ts";
import { type MovableLoad, placeLoad, type Placement } from "./place-load.ts";

const NIGHT = { fromHour: 23, untilHour: 7 };
const HOME = { fromHour: 18, untilHour: 8 };
const CAR = { kmADay: 30, kwhAKm: 0.15, chargerW: 3000, pluggedIn: HOME };

/** Two days of half-hours; what is not named is 0. */
function wh(slots: Readonly<Record<number, number>>): Float64Array {
  const days = new Float64Array(96);
  for (const [slot, value] of Object.entries(slots)) days[Number(slot)] = value;
  return days;
}

const EMPTY: HouseYear = { load: wh({}), generation: wh({}) };

test("a car charges at once: from the hour it is plugged in", () => {
  const charged = withElectricCar(EMPTY, { ...CAR, placement: { kind: "at-once" } });
  expect(charged).toEqual(ok(wh({ 36: 1500, 37: 1500, 38: 1500, 84: 1500, 85: 1500, 86: 1500 })));
});

test("in the night's hours, the last night is the morning of the first day", () => {
  const placement: Placement = { kind: "in-hours", hours: NIGHT };
  const charged = withElectricCar(EMPTY, { ...CAR, placement });
  expect(charged).toEqual(ok(wh({ 46: 1500, 47: 1500, 48: 1500, 94: 1500, 95: 1500, 0: 1500 })));
});

test("what the hours do not hold runs as early as it can", () => {
  const placement: Placement = { kind: "in-hours", hours: { fromHour: 23, untilHour: 24 } };
  const charged = withElectricCar(EMPTY, { ...CAR, placement });
  expect(charged).toEqual(ok(wh({ 36: 1500, 46: 1500, 47: 1500, 84: 1500, 94: 1500, 95: 1500 })));
});

test("into the surplus first, whole watt-hours of it, then at night", () => {
  const house = { load: wh({ 20: 200 }), generation: wh({ 20: 900.5, 21: 2000 }) };
  const placement: Placement = { kind: "into-surplus", otherwise: NIGHT };
  const charged = withElectricCar(house, { ...CAR, pluggedIn: WHOLE_DAY, placement });
  // The first day: 700 and 1,500 of the sun, 1,500 + 800 at night; the second has no sun.
  expect(charged).toEqual(
    ok(wh({ 0: 1500, 1: 800, 20: 900, 21: 1500, 48: 1500, 49: 1500, 50: 1500 })),
  );
});

test("hours too short for a day's need are refused", () => {
  const car = { ...CAR, pluggedIn: { fromHour: 1, untilHour: 2 } };
  expect(withElectricCar(EMPTY, { ...car, placement: { kind: "at-once" } })).toEqual(
    no({ code: "loads.hours-too-short", dayOfYear: 0, needWh: 4500, mostWh: 3000 }),
  );
});

test("the same car in hours", () => {
  const house = { load: new Float64Array(24), generation: new Float64Array(24), slotHours: 1 };
  const charged = withElectricCar(house, { ...CAR, placement: { kind: "at-once" } });
  const expected = new Float64Array(24);
  expected.set([3000, 1500], 18);
  expect(charged).toEqual(ok(expected));
});

test("hot water takes most in February and least in August", () => {
  const water = { meanWhADay: 4000, seasonSwing: ASSUMED_SEASON_SWING };
  const need = hotWaterNeed(water, { from: day("2021-02-05"), days: 365 });
  expect([need[0], Math.max(...need), Math.min(...need)]).toEqual([6120, 6120, 1880]);
  expect(need.indexOf(Math.min(...need))).toBeGreaterThan(175); // August
  expect(need.reduce((sum, day) => sum + day, 0) / 365).toBeCloseTo(4000, -1);
});

test("hot water of a night is heated from 23 on", () => {
  const heated = withHotWater(
    { ...EMPTY, from: day("2021-02-05") },
    {
      meanWhADay: 4000,
      seasonSwing: 0,
      powerW: 1500,
      hours: NIGHT,
      placement: { kind: "at-once" },
    },
  );
  const night = { 46: 750, 47: 750, 48: 750, 49: 750, 50: 750, 51: 250 };
  const last = { 94: 750, 95: 750, 0: 750, 1: 750, 2: 750, 3: 250 };
  expect(heated).toEqual(ok(wh({ ...night, ...last })));
});

test("energy is conserved to the watt-hour, the power and the hours hold", () => {
  const anyPlacement: fc.Arbitrary<Placement> = fc.oneof(
    fc.constant({ kind: "at-once" as const }),
    fc.record({ kind: fc.constant("in-hours" as const), hours: anyHours }),
    fc.record({ kind: fc.constant("into-surplus" as const), otherwise: anyHours }),
  );
  const anyLoad = fc.record({
    wh: fc.nat(9000),
    powerW: fc.integer({ min: 100, max: 6000 }),
    hours: anyHours,
    placement: anyPlacement,
  });
  fc.assert(
    fc.property(anyHouse, anyLoad, (house, { wh, ...load }) => {
      const needWh = new Float64Array(house.load.length / 48).fill(wh);
      const movable: MovableLoad = { ...load, needWh };
      const slotMost = Math.floor(load.powerW / 2);
      const slots = (load.hours.untilHour - load.hours.fromHour) * 2;
      const mostWh = slotMost * (slots < 0 ? slots + 48 : slots);
      const placed = placeLoad(house, movable);
      if (wh > mostWh) {
        const refusal = {
          code: "loads.hours-too-short",
          dayOfYear: 0,
          needWh: wh,
          mostWh,
        } as const;
        expect(placed).toEqual(no(refusal));
        return;
      }
      if (!placed.ok) throw new Error(placed.refusal.code);
      expect(sumOf(placed.value) - sumOf(house.load)).toBe(sumOf(needWh));
      const added = placed.value.map((after, slot) => after - (house.load[slot] ?? 0));
      expect(Math.min(...added)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...added)).toBeLessThanOrEqual(slotMost);
      const { fromHour, untilHour } = load.hours;
      const outside = [...added.entries()].filter(([slot, addedWh]) => {
        const hour = (slot % 48) / 2;
        const runs =
          fromHour <= untilHour
            ? hour >= fromHour && hour < untilHour
            : hour >= fromHour || hour < untilHour;
        return addedWh > 0 && !runs;
      });
      expect(outside).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("into the surplus, no more is bought than at once", () => {
  fc.assert(
    fc.property(anyHouse, fc.nat(9000), (house, need) => {
      const needWh = new Float64Array(house.load.length / 48).fill(need);
      const load = { needWh, powerW: 3000, hours: WHOLE_DAY };
      const shifted = placeLoad(house, {
        ...load,
        placement: { kind: "into-surplus", otherwise: NIGHT },
      });
      const atOnce = placeLoad(house, { ...load, placement: { kind: "at-once" } });
      expect(boughtWh(shifted, house)).toBeLessThanOrEqual(boughtWh(atOnce, house));
    }),
  );
});

function boughtWh(placed: ReturnType<typeof placeLoad>, { generation }: HouseYear): number {
  if (!placed.ok) throw new Error(placed.refusal.code);
  return sumOf(placed.value.map((wh, slot) => Math.max(0, wh - (generation[slot] ?? 0))));
}

function sumOf(wh: Float64Array): number {
  return wh.reduce((sum, slot) => sum + slot, 0);
}
