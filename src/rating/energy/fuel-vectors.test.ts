import { describe, expect, test } from "vitest";
import { derived } from "../../kernel/derivation.ts";
import { toText } from "../../kernel/exact.ts";
import { fuelAverage } from "./fuel-average.ts";
import { fuelUnit } from "./fuel-unit.ts";

/**
 * Published averages and units, recomputed from the customs prices and weights printed with them.
 */
const value = (text: string) => derived.value(text, "", "published");

function average(prices: readonly string[], weights: readonly string[]): string {
  const [crude = "", lng = "", coal = ""] = prices;
  const [alpha = "", beta = "", gamma = ""] = weights;
  const made = fuelAverage(
    { crude: value(crude), lng: value(lng), coal: value(coal) },
    { alpha: value(alpha), beta: value(beta), gamma: value(gamma) },
    { digit: "hundred-yen", mode: "half-up" },
  );
  return toText(made.value);
}

function unit(published: string, basePrice: string, baseUnit: string, cap?: string): string {
  const made = fuelUnit(value(published), {
    basePrice: value(basePrice),
    baseUnit: value(baseUnit),
    factor: null,
    cap: cap === undefined ? null : value(cap),
    rounding: { digit: "sen", mode: "half-up" },
  });
  return toText(made.value, 2);
}

const KYUSHU_2013 = ["0.1490", "0.2575", "0.7179"];
const TOKYO_2012 = ["0.1970", "0.4435", "0.2512"];
const KANSAI_2018 = ["0.0140", "0.3483", "0.7227"];
const KYUSHU_2019 = ["0.0053", "0.1861", "1.0757"];

describe("average fuel price", () => {
  test.each([
    ["F02 F03 Kyushu 2015-06", ["42061", "83915", "10178"], KYUSHU_2013, "35200"],
    ["F04 TEPCO 2019-09", ["49687", "54271", "12665"], TOKYO_2012, "37000"],
    ["F06 F07 TEPCO 2018-02", ["38508", "46152", "11415"], TOKYO_2012, "30900"],
    ["F08 Tokyo 2017-03", ["31767", "40564", "8917"], TOKYO_2012, "26500"],
    ["F10 Kansai basis of 2018", ["45737", "51334", "11935"], KANSAI_2018, "27100"],
    // The high-voltage notice published 34,900: its weights are others, and were not found.
    ["F20 Kyushu 2026-02, low-voltage weights", ["68811", "82647", "18082"], KYUSHU_2019, "35200"],
  ])("%s", (_, prices, weights, expected) => {
    expect(average(prices, weights)).toBe(expected);
  });
});

describe("fuel adjustment unit", () => {
  test.each([
    ["F02 Kyushu high voltage 2015-06", "35200", "33500", "0.166", "0.28"],
    ["F03 Kyushu special high voltage 2015-06", "35200", "33500", "0.163", "0.28"],
    ["F04 TEPCO high voltage 2019-09", "37000", "44200", "0.220", "-1.58"],
    ["F06 TEPCO high voltage 2018-02", "30900", "44200", "0.220", "-2.93"],
    ["F07 TEPCO special high voltage 2018-02", "30900", "44200", "0.217", "-2.89"],
    ["F08 Tokyo low voltage 2017-03", "26500", "44200", "0.228", "-4.04"],
    ["F10 Kansai exactly at its base", "27100", "27100", "0.165", "0.00"],
    ["F11 Tohoku low voltage 2025-06", "45800", "83500", "0.197", "-7.43"],
    ["F12 Tohoku low voltage 2025-07", "43100", "83500", "0.197", "-7.96"],
    ["F14 Tohoku high voltage 2025-07", "43100", "83500", "0.229", "-9.25"],
    ["F15 Tohoku low voltage 2014-07", "40200", "31400", "0.217", "1.91"],
    ["F16 Tohoku low voltage 2014-06", "40500", "31400", "0.217", "1.97"],
    ["F18 Tohoku low voltage 2016-03", "25900", "31400", "0.217", "-1.19"],
    ["F19 Tohoku low voltage 2011-05", "26900", "31000", "0.171", "-0.70"],
  ])("%s", (_, published, basePrice, baseUnit, expected) => {
    expect(unit(published, basePrice, baseUnit)).toBe(expected);
  });

  test("half a sen goes away from zero on both sides", () => {
    expect(unit("44250", "44200", "0.100")).toBe("0.01"); // 50 × 0.1 ÷ 1,000 = 0.005
    expect(unit("44150", "44200", "0.100")).toBe("-0.01");
  });

  test("a capped average counts at most one and a half times the base price", () => {
    expect(unit("66300", "44200", "0.232", "1.5")).toBe("5.13"); // 22,100 × 0.232 ÷ 1,000 = 5.1272
    expect(unit("66400", "44200", "0.232", "1.5")).toBe("5.13");
    expect(unit("66400", "44200", "0.232")).toBe("5.15"); // 22,200 × 0.232 ÷ 1,000 = 5.1504
  });
});
