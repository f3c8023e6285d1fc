import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { derived } from "../../kernel/derivation.ts";
import { toText } from "../../kernel/exact.ts";
import type { BaseCharge } from "../../terms/kinds/energy-tariff.ts";
import type { Capacity } from "../tenure.ts";
import { baseCharge } from "./base-charge.ts";

const at = { id: "market/test/plan@2024-04-01", from: day("2024-04-01") };
const MAY = { from: day("2024-05-01"), until: day("2024-06-01") };

function charge(
  base: BaseCharge,
  capacity: Capacity = null,
  { used = null, from = MAY.from }: { used?: number | null; from?: typeof MAY.from } = {},
): string | { refused: string } {
  const halvedAtZero = used === null ? null : derived.count(used, "kWh");
  const period = { from, until: MAY.until };
  const byDay = from === MAY.from ? null : ({ digit: "sen", mode: "half-up" } as const);
  const made = baseCharge(base, { at, period, capacity, halvedAtZero, byDay });
  if (!made.ok) return { refused: made.refusal };
  return made.value === null ? "none" : toText(made.value.value, 2);
}

const steps: BaseCharge = {
  by: "steps",
  unit: "kVA",
  steps: [
    { upTo: 6, amount: "1296.00" },
    { upTo: 10, amount: "2160.00" },
  ],
  over: "280.80",
};

describe("base charge", () => {
  test.each<[string, BaseCharge, Capacity, string]>([
    ["none", { by: "none" }, null, "none"],
    ["one amount per contract", { by: "contract", amount: "1620.00" }, null, "1620.00"],
    ["by contract current", { by: "ampere", amounts: { "15": "467.63" } }, { amps: 15 }, "467.63"],
    ["by 10 A", { by: "unit", unit: "10A", amount: "311.75" }, { amps: 40 }, "1247.00"],
    ["by 10 A, half a step", { by: "unit", unit: "10A", amount: "295.24" }, { amps: 15 }, "442.86"],
    ["by 10 A, told in kVA", { by: "unit", unit: "10A", amount: "311.75" }, { kva: 8 }, "2494.00"],
    ["by kVA", { by: "unit", unit: "kVA", amount: "447.97" }, { kva: 6 }, "2687.82"],
    ["by kW", { by: "unit", unit: "kW", amount: "1155.84" }, { kw: 6 }, "6935.04"],
    ["by the day", { by: "day", amount: "12.40" }, null, "384.40"],
    [
      "with a first block",
      { by: "minimum-charge", amount: "522.58", includes: "15" },
      null,
      "522.58",
    ],
    ["up to the first step", steps, { kva: 6 }, "1296.00"],
    ["up to the second step", steps, { kva: 7 }, "2160.00"],
    ["on the second step", steps, { kva: 10 }, "2160.00"],
    ["above the last step", steps, { kva: 12 }, "2721.60"],
    ["steps of kVA, told in amperes", steps, { amps: 60 }, "1296.00"],
  ])("%s", (_, base, capacity, expected) => {
    expect(charge(base, capacity)).toBe(expected);
  });

  test("half of it when nothing was used, whole for the first kWh", () => {
    const base: BaseCharge = { by: "unit", unit: "kVA", amount: "447.97" };
    expect(charge(base, { kva: 6 }, { used: 0 })).toBe("1343.91");
    expect(charge(base, { kva: 6 }, { used: 1 })).toBe("2687.82");
  });

  test("by the day, over the days of the month that the period begins in", () => {
    const base: BaseCharge = { by: "contract", amount: "1240.00" };
    expect(charge(base, null, { from: day("2024-05-22") })).toBe("400.00"); // 1,240 × 10 ÷ 31
    expect(charge(base, null, { from: day("2024-04-22") })).toBe("1240.00"); // 40 days are no part
  });

  test("a charge by the day is never prorated twice", () => {
    const base: BaseCharge = { by: "day", amount: "12.40" };
    expect(charge(base, null, { from: day("2024-05-22") })).toBe("124.00");
  });

  test("refuses what it cannot price, and says what it would need", () => {
    const ampere: BaseCharge = { by: "ampere", amounts: { "30": "935.25", "40": "1247.00" } };
    expect(charge(ampere, { amps: 45 })).toEqual({ refused: "contract current (30, 40 A)" });
    expect(charge(ampere)).toEqual({ refused: "contract current (30, 40 A)" });
    expect(charge(steps, { kw: 6 })).toBe("1296.00");
    expect(charge({ by: "unit", unit: "kW", amount: "1" }, { kva: 6 })).toEqual({
      refused: "contract capacity in kW",
    });
  });
});
