import { expect, test } from "vitest";
import { type Battery, emptyBatteryYear, SELF_USE_FIRST, type Strategy } from "./model.ts";
import { type BatteryRun, runBattery } from "./run-battery.ts";

const BATTERY: Battery = {
  capacityWh: 5000,
  floorShare: 0.1,
  ceilingShare: 0.9,
  chargeW: 2000,
  dischargeW: 1500,
  chargeEfficiency: 0.8,
  dischargeEfficiency: 0.5,
};
const ALL_DAY = { fromHour: 0, untilHour: 24 };
const NIGHT = { fromHour: 23, untilHour: 7 };
const DAY = { fromHour: 7, untilHour: 23 };

/** A day of half-hours; what is not named is 0. */
function wh(slots: Readonly<Record<number, number>>): Float64Array {
  const day = new Float64Array(48);
  for (const [slot, value] of Object.entries(slots)) day[Number(slot)] = value;
  return day;
}

function dayOf(run: Partial<BatteryRun>) {
  const base = { load: wh({}), generation: wh({}), battery: BATTERY, strategy: SELF_USE_FIRST };
  return runBattery({ ...base, ...run });
}

test("a surplus is stored and covers the next deficit, with a loss each way", () => {
  expect(dayOf({ generation: wh({ 20: 600, 21: 0 }), load: wh({ 20: 100, 40: 300 }) })).toEqual({
    bought: wh({ 40: 100 }),
    sold: wh({}),
    charged: wh({ 20: 500 }), // 400 Wh in the battery
    discharged: wh({ 40: 200 }), // 400 × 0.5
    leftWh: 500,
  });
});

test("the power of half an hour bounds both ways", () => {
  expect(dayOf({ generation: wh({ 20: 1400 }), load: wh({ 30: 900 }), startWh: 2500 })).toEqual({
    bought: wh({ 30: 150 }), // 900 − 1,500 W × 0.5 h
    sold: wh({ 20: 400 }), // 1,400 − 2,000 W × 0.5 h
    charged: wh({ 20: 1000 }),
    discharged: wh({ 30: 750 }),
    leftWh: 1800, // 2,500 + 800 − 1,500
  });
});

test("the same power in hours bounds twice as much", () => {
  const load = new Float64Array(24);
  load[15] = 1600;
  const year = dayOf({ load, generation: new Float64Array(24), startWh: 4500, slotHours: 1 });
  expect([year.discharged[15], year.bought[15]]).toEqual([1500, 100]);
});

test("it is full at the ceiling and empty at the floor", () => {
  const day = dayOf({ generation: wh({ 20: 600 }), load: wh({ 30: 700 }), startWh: 4300 });
  expect([day.charged[20], day.sold[20]]).toEqual([250, 350]); // (4,500 − 4,300) / 0.8
  const low = dayOf({ load: wh({ 30: 700 }), startWh: 700 });
  expect([low.discharged[30], low.bought[30], low.leftWh]).toEqual([100, 600, 500]);
});

test("the reserve is kept for an outage, and not bought for", () => {
  const strategy: Strategy = { ...SELF_USE_FIRST, reserveShare: 0.3 };
  const day = dayOf({ load: wh({ 30: 700 }), startWh: 1700, strategy });
  expect([day.discharged[30], day.leftWh]).toEqual([100, 1500]);
  const below = dayOf({ load: wh({ 30: 700 }), startWh: 1000, strategy });
  expect([below.discharged[30], below.bought[30], below.leftWh]).toEqual([0, 700, 1000]);
});

test("in its hours it charges from the grid, up to its share, and does not discharge", () => {
  const gridCharge = { hours: NIGHT, upToShare: 0.5 };
  const strategy: Strategy = { ...SELF_USE_FIRST, gridCharge };
  expect(dayOf({ load: wh({ 0: 100, 3: 100, 14: 400 }), strategy })).toEqual({
    bought: wh({ 0: 1100, 1: 1000, 2: 500, 3: 100, 46: 1000 }),
    sold: wh({}),
    charged: wh({ 0: 1000, 1: 1000, 2: 500, 46: 1000 }), // 2,000 Wh missing / 0.8
    discharged: wh({ 14: 400 }),
    leftWh: 2500, // 2,500 − 800 + 800
  });
});

test("a slot with a surplus stores it and buys nothing, in those hours too", () => {
  const gridCharge = { hours: NIGHT, upToShare: 1 };
  const day = dayOf({ generation: wh({ 12: 300 }), strategy: { ...SELF_USE_FIRST, gridCharge } });
  expect([day.charged[12], day.bought[12], day.sold[12]]).toEqual([0, 0, 300]);
  expect(day.charged.slice(0, 6)).toEqual(Float64Array.of(1000, 1000, 1000, 1000, 1000, 0));
  expect(day.leftWh).toBe(4500); // The ceiling bounds the share.
});

test("sell-first sells the sun, charges at night and discharges in the day", () => {
  const strategy: Strategy = {
    mode: "sell-first",
    dischargeHours: DAY,
    reserveShare: 0,
    gridCharge: { hours: { fromHour: 1, untilHour: 5 }, upToShare: 0.3 },
  };
  const load = wh({ 0: 200, 20: 100, 40: 900, 46: 300 });
  expect(dayOf({ load, generation: wh({ 20: 800 }), strategy })).toEqual({
    bought: wh({ 0: 200, 2: 1000, 3: 250, 40: 400, 46: 300 }),
    sold: wh({ 20: 700 }),
    charged: wh({ 2: 1000, 3: 250 }),
    discharged: wh({ 40: 500 }),
    leftWh: 500,
  });
});

test("it discharges in its hours alone", () => {
  const strategy: Strategy = { ...SELF_USE_FIRST, dischargeHours: NIGHT };
  const day = dayOf({ load: wh({ 13: 100, 14: 100, 45: 100, 46: 100 }), startWh: 4500, strategy });
  expect(day.discharged).toEqual(wh({ 13: 100, 46: 100 }));
});

test("what is given beforehand is filled, and nothing of it left over", () => {
  const used = emptyBatteryYear(48);
  for (const slots of [used.bought, used.sold, used.charged, used.discharged]) slots.fill(7);
  const run: BatteryRun = {
    load: wh({ 30: 700 }),
    generation: wh({ 20: 600 }),
    battery: BATTERY,
    strategy: { ...SELF_USE_FIRST, dischargeHours: ALL_DAY },
  };
  expect(runBattery(run, used)).toBe(used);
  expect(used).toEqual(runBattery(run));
});
