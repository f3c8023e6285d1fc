import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Derived, derived, type Why } from "./derivation.ts";
import { valueOf } from "./evaluate-why.ts";
import { compare, decimal, isZero, kilo, multiply, toText } from "./exact.ts";
import { period } from "./period.ts";
import { type Digit, DIGITS, type RoundingMode } from "./rounding.ts";

const PRICE = "x/energy/standard@2024-04-01";
const price = (text: string) => derived.value(text, "JPY/kWh", PRICE);
const energy = (wh: number) =>
  derived.energy(wh, { period: period("2024-05-10/2024-06-10"), readings: "m1" });
const STEPS = [
  { upTo: "120", price: price("29.80") },
  { upTo: "300", price: price("36.40") },
  { upTo: null, price: price("40.49") },
];

describe("a value and how it was reached", () => {
  it("writes the first month of Light as the catalogue's example does", () => {
    const fee = derived.value("380", "JPY/month", "ecorepo-home/monthly-fee/light@2018-07-01");
    const used = derived.days(period("2018-09-11/2018-10-01"));
    const all = derived.days(period("2018-09-01/2018-10-01"));
    const rounding = { digit: "yen", mode: "down" } as const;
    const first = derived.round(derived.quotient(derived.product([fee, used]), all), rounding);
    expect(toText(first.value)).toBe("253");
    expect(first.why).toEqual({
      round: { digit: "yen", mode: "down" },
      of: {
        quotient: [
          {
            product: [
              {
                value: "380",
                unit: "JPY/month",
                entry: "ecorepo-home/monthly-fee/light@2018-07-01",
              },
              { days: 20, period: "2018-09-11/2018-10-01" },
            ],
          },
          { days: 30, period: "2018-09-01/2018-10-01" },
        ],
      },
    });
  });

  it.each([
    [0, "0"],
    [120_000, "3576"], // 120 × 29.80
    [121_000, "3612.4"], // 120 × 29.80 + 1 × 36.40
    [300_000, "10128"], // 120 × 29.80 + 180 × 36.40
    [374_000, "13124.26"], // 120 × 29.80 + 180 × 36.40 + 74 × 40.49
  ])("%i Wh in three steps come to %s", (wh, expected) => {
    expect(toText(derived.tiers(energy(wh), STEPS).value)).toBe(expected);
  });

  it("has an extreme only of something", () => {
    expect(() => derived.least([])).toThrow("an extreme of nothing");
    expect(toText(derived.least([price("2"), price("1.5")]).value)).toBe("1.5");
    expect(toText(derived.greatest([price("2"), price("1.5")]).value)).toBe("2");
  });
});

const text = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([units, places]) => `${units}.${String(places).padStart(2, "0")}`);
const leaves: fc.Arbitrary<Derived> = fc.oneof(
  text.map((value) => derived.value(value, "JPY", "x/y@2024-01-01")),
  text.map((value) => derived.market(value, "JPY/kWh", { series: "s", over: "2024-05" })),
  fc.integer({ min: -50, max: 50 }).map((count) => derived.count(count, "units")),
  fc.integer({ min: 0, max: 900_000 }).map(energy),
  text.map((value) => derived.settled(decimal(value), "a line")),
);
const trees = fc.letrec<{ tree: Derived }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaves,
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map(derived.sum),
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map(derived.product),
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map(derived.least),
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map(derived.greatest),
    fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => derived.difference(a, b)),
    fc
      .tuple(tie("tree"), tie("tree"))
      .map(([a, b]) => (isZero(b.value) ? a : derived.quotient(a, b))),
    fc
      .tuple(
        tie("tree"),
        fc.constantFrom(...(Object.keys(DIGITS) as Digit[])),
        fc.constantFrom<RoundingMode[]>("down", "half-up", "up"),
      )
      .map(([of, digit, mode]) => derived.round(of, { digit, mode })),
  ),
})).tree;

describe("the two of them", () => {
  it("never disagree, also after a trip through JSON", () => {
    fc.assert(
      fc.property(trees, ({ value, why }) => {
        const stored = JSON.parse(JSON.stringify(why)) as Why;
        expect(compare(valueOf(stored), value)).toBe(0);
      }),
    );
  });

  it("agree on every quantity in steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000 }), (wh) => {
        const { value, why } = derived.tiers(energy(wh), STEPS);
        expect(compare(valueOf(why), value)).toBe(0);
        expect(compare(value, multiply(kilo(wh), decimal("29.80"))) >= 0).toBe(true);
      }),
    );
  });

  it("read a fraction that was settled elsewhere", () => {
    expect(toText(valueOf({ yen: "760/3", of: "a share" }))).toBe("760/3");
  });
});
