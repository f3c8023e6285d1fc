import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { day } from "../../kernel/day.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { add, compare, decimal, type Exact, toText } from "../../kernel/exact.ts";
import { planDiscount } from "./discounts.ts";
import { marketCharge } from "./market-linked.ts";
import { minimumDifference } from "./minimum-bill.ts";
import { roundGroup } from "./round-group.ts";
import type { Charge, ChargeGroup } from "./charge.ts";
import { tierCharge } from "./tiers.ts";
import { unitAmount } from "./unit-amount.ts";

const at = { id: "market/test/plan@2024-04-01", from: day("2024-04-01") };
const unit = "JPY/kWh";
const TIERS = [
  { upTo: "120", price: "29.80" },
  { upTo: "300", price: "36.40" },
  { price: "40.49" },
];
const kwh = (count: number) => derived.count(count, "kWh");
const yenOf = (text: string) => derived.value(text, "JPY", at.id);

describe("tiers", () => {
  test.each([
    [0, "0.00"],
    [120, "3576.00"],
    [121, "3612.40"],
    [300, "10128.00"],
    [301, "10168.49"],
  ])("%i kWh", (use, expected) => {
    expect(toText(tierCharge(kwh(use), TIERS, { at, unit }).value, 2)).toBe(expected);
  });

  test("a flat block: nothing more up to its end, then the price above it", () => {
    const block = { at, unit, includes: "300" };
    const above = [0, 300, 301].map((use) =>
      toText(tierCharge(kwh(use), [{ price: "37.49" }], block).value, 2),
    );
    expect(above).toEqual(["0.00", "0.00", "37.49"]);
  });

  test("more use never costs less", () => {
    const use = fc.integer({ min: 0, max: 2_000_000 });
    fc.assert(
      fc.property(use, use, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map(
          (wh) => tierCharge(derived.quotient(kwh(wh), kwh(1000)), TIERS, { at, unit }).value,
        ) as [Exact, Exact];
        expect(compare(less, more)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("splitting use over two bands of equal price changes nothing", () => {
    const price = [{ price: "27.14" }];
    fc.assert(
      fc.property(fc.nat(900_000), fc.nat(900_000), (a, b) => {
        const [one, other, both] = [a, b, a + b].map(
          (count) => tierCharge(kwh(count), price, { at, unit }).value,
        ) as [Exact, Exact, Exact];
        expect(compare(add(one, other), both)).toBe(0);
      }),
    );
  });
});

describe("a unit with a first block", () => {
  const block = { upTo: "15", amount: yenOf("-147.69") };
  test.each([
    [0, "-147.69"],
    [15, "-147.69"],
    [16, "-157.52"],
    [310, "-3047.54"],
  ])("%i kWh", (use, expected) => {
    expect(toText(unitAmount(kwh(use), yenOf("-9.83"), block).value, 2)).toBe(expected);
  });
});

describe("a price for every half-hour", () => {
  const rounding = { digit: "sen", mode: "down" } as const;
  const terms = { at, loss: "0.069", factor: "1.1", rounding, series: "jepx/test" };
  const period = { from: day("2024-04-01"), until: day("2024-04-02") };
  const slots = new Int32Array(48);
  slots[0] = 500;
  slots[47] = 300;
  const prices = new Int32Array(48).fill(1);
  prices[0] = 1000;
  prices[47] = 2000;
  const use = {
    period,
    readings: "m1@2024-04-02",
    total: 800,
    bands: null,
    slots,
    estimated: false,
  };

  const bought = {
    market: "11",
    unit: "JPY",
    series: "jepx/test × m1@2024-04-02",
    over: "2024-04-01/2024-04-02",
  };
  const net = {
    difference: [
      { count: 1, of: "whole" },
      { value: "0.069", unit: "share lost", entry: at.id },
    ],
  };

  test("each slot at its own price, exact, then loss and factor", () => {
    const made = marketCharge(use, { ...terms, spotDay: () => prices });
    // 0.5 × 10.00 + 0.3 × 20.00 = 11.00; 11.00 ÷ (1 − 0.069) × 1.1
    expect(made?.value).toEqual(decimal("12.99")); // 12.9967…
    expect(made?.why).toEqual({
      round: rounding,
      of: {
        product: [{ quotient: [bought, net] }, { value: "1.1", unit: "factor", entry: at.id }],
      },
    });
  });

  test("a day without prices is not guessed", () => {
    expect(marketCharge(use, { ...terms, spotDay: () => null })).toBeNull();
  });
});

describe("a plan's discounts", () => {
  const label = { ja: "割引", en: "Discount" };
  const percent = {
    by: "percent",
    key: "all-electric",
    label,
    percent: "8",
    most: "3300",
  } as const;

  test.each([
    ["20000.00", "-1600.00"],
    ["41249.00", "-3299.92"],
    ["41250.00", "-3300.00"],
    ["50000.00", "-3300.00"],
  ])("8 %% of %s, at most 3,300, is %s", (of, expected) => {
    const off = planDiscount(percent, { at, chosen: [], of: yenOf(of) });
    expect(toText(off?.value ?? decimal("0"), 2)).toBe(expected);
  });

  test("only for those who chose it", () => {
    const web = {
      by: "amount",
      key: "web",
      label,
      amount: "-110.00",
      when: "web-statement",
    } as const;
    const off = (chosen: readonly string[]) => planDiscount(web, { at, chosen, of: yenOf("0") });
    expect(off([])).toBeNull();
    expect(off(["web-statement"])?.value).toEqual(decimal("-110.00"));
  });
});

describe("a minimum for the month", () => {
  test.each([
    ["198.69", "32.17"],
    ["230.85", "0.01"],
    ["230.86", null],
    ["230.87", null],
  ])("reached %s, missing %s", (reached, expected) => {
    const minimum = { amount: "230.86", of: "base-and-energy" } as const;
    const terms = { at, reached: yenOf(reached), prorate: (all: Derived) => all };
    const made = minimumDifference(minimum, terms);
    expect(made === null ? null : toText(made.value, 2)).toBe(expected);
  });
});

function charge(group: ChargeGroup, text: string): Charge {
  const shared = { rule: "r", item: text, label: { ja: "", en: "" }, clauses: [], marks: [] };
  return { ...shared, group, tax: { kind: "included", percent: 10 }, amount: yenOf(text) };
}

describe("rounding of a group", () => {
  const charges = [
    charge("energy", "759.67"),
    charge("energy", "11698.10"),
    charge("fuel", "-3048"),
    charge("levy", "1295"),
  ];

  test("au rounds base and energy up together and leaves the total", () => {
    const made = roundGroup(charges, { energy: { digit: "yen", mode: "up" }, total: "keep" });
    // 759.67 + 11,698.10 = 12,457.77 → 12,458; 12,458 − 3,048 + 1,295 = 10,705
    expect(toText(made?.value ?? decimal("0"), 2)).toBe("0.23");
  });

  test("TEPCO keeps the parts and cuts the total", () => {
    const made = roundGroup(charges, { energy: "keep", total: { digit: "yen", mode: "down" } });
    expect(toText(made?.value ?? decimal("0"), 2)).toBe("-0.77"); // 10,704.77 → 10,704
  });

  test("nothing to round, no line", () => {
    expect(roundGroup([charge("levy", "5")], { energy: "keep", total: "keep" })).toBeNull();
  });
});
