import * as fc from "fast-check";
import type { Battery, HouseYear, Strategy } from "../../src/solar/battery/model.ts";
import type { SlotPrices } from "../../src/solar/battery/optimal-battery.ts";

/** Whole Wh a half-hour; every third slot or so has none. */
function series(slots: number, most: number): fc.Arbitrary<Float64Array> {
  const slot = fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.nat(most) },
  );
  return fc
    .array(slot, { minLength: slots, maxLength: slots })
    .map((values) => Float64Array.from(values));
}

export function anyPrices(slots: number): fc.Arbitrary<SlotPrices> {
  return fc.record({ buy: series(slots, 50), sell: series(slots, 50) });
}

/** A house of one to three days. */
export const anyHouse: fc.Arbitrary<HouseYear> = fc
  .integer({ min: 1, max: 3 })
  .chain((days) =>
    fc.record({ load: series(days * 48, 2000), generation: series(days * 48, 2500) }),
  );

export const anyPricedHouse: fc.Arbitrary<HouseYear & { readonly prices: SlotPrices }> =
  anyHouse.chain((house) =>
    anyPrices(house.load.length).map((prices) => Object.assign({ prices }, house)),
  );

function percent(from: number, until: number): fc.Arbitrary<number> {
  return fc.integer({ min: from, max: until }).map((share) => share / 100);
}

export const anyBattery: fc.Arbitrary<Battery> = fc.record({
  capacityWh: fc.integer({ min: 0, max: 17_000 }),
  floorShare: percent(0, 40),
  ceilingShare: percent(50, 100),
  chargeW: fc.integer({ min: 0, max: 6000 }),
  dischargeW: fc.integer({ min: 0, max: 6000 }),
  chargeEfficiency: percent(70, 100),
  dischargeEfficiency: percent(70, 100),
});

export const anyHours = fc
  .record({ from: fc.nat(48), until: fc.nat(48) })
  .map(({ from, until }) => ({ fromHour: from / 2, untilHour: until / 2 }));

const anyGridCharge = fc.record({ hours: anyHours, upToShare: percent(0, 100) });

export const anyStrategy: fc.Arbitrary<Strategy> = fc.oneof(
  fc.record({
    mode: fc.constant("self-use-first" as const),
    dischargeHours: anyHours,
    reserveShare: percent(0, 60),
    gridCharge: fc.option(anyGridCharge, { nil: null }),
  }),
  fc.record({
    mode: fc.constant("sell-first" as const),
    dischargeHours: anyHours,
    reserveShare: percent(0, 60),
    gridCharge: anyGridCharge,
  }),
);
