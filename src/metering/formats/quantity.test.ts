import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, multiply, whole } from "../../kernel/exact.ts";
import {
  NEGATIVE,
  NOT_A_NUMBER,
  parseQuantity,
  QUANTA_A_WH,
  SCALES,
  TOO_LARGE,
  UNITS,
} from "./quantity.ts";
import { wholeWh } from "./whole-wh.ts";

describe("a quantity", () => {
  test.each([
    ["0.123", "kWh", 123 * QUANTA_A_WH],
    ["0.246", "kW", 123 * QUANTA_A_WH], // 0.246 kW × 0.5 h
    ["123", "Wh", 123 * QUANTA_A_WH],
    ["0.0001", "kWh", QUANTA_A_WH / 10],
    ["0.000000001", "kW", 1],
    ["0.48200000000000004", "kW", 241 * QUANTA_A_WH],
    ["0.0000000005", "kWh", 2],
    ["1000000", "kWh", 1_000_000_000 * QUANTA_A_WH],
    ["00.5", "Wh", QUANTA_A_WH / 2],
  ] as const)("%s %s is %d quanta", (text, unit, quanta) => {
    expect(parseQuantity(text, SCALES[unit])).toBe(quanta);
  });

  test.each([
    ["", NOT_A_NUMBER],
    ["abc", NOT_A_NUMBER],
    ["1,5", NOT_A_NUMBER],
    ["1.", NOT_A_NUMBER],
    [".5", NOT_A_NUMBER],
    ["1e-3", NOT_A_NUMBER],
    ["0.1.2", NOT_A_NUMBER],
    ["0.12345678901x", NOT_A_NUMBER],
    ["１", NOT_A_NUMBER],
    ["+1", NOT_A_NUMBER],
    ["--1", NOT_A_NUMBER],
    ["-", NOT_A_NUMBER],
    ["99999999x", NOT_A_NUMBER],
    ["NaN", NOT_A_NUMBER],
    ["-0.1", NEGATIVE],
    ["-1", NEGATIVE],
    ["-99999999", NEGATIVE],
    ["1000000.1", TOO_LARGE],
    ["1000001", TOO_LARGE],
    ["99999999999999999999", TOO_LARGE],
    ["1000000.0000000005", TOO_LARGE],
  ])("%s is refused", (text, answer) => {
    expect(parseQuantity(text, SCALES.kWh)).toBe(answer);
  });

  test("is exactly what decimal arithmetic says, for every unit", () => {
    const digits = fc.stringMatching(/^\d{1,6}(\.\d{1,6})?$/);
    fc.assert(
      fc.property(digits, fc.constantFrom(...UNITS), (text, unit) => {
        const quantaAUnit = { kWh: 1000 * QUANTA_A_WH, kW: 500 * QUANTA_A_WH, Wh: QUANTA_A_WH }[
          unit
        ];
        const { n, d } = multiply(decimal(text), whole(quantaAUnit));
        expect(BigInt(parseQuantity(text, SCALES[unit])) * d).toBe(n);
      }),
    );
  });
});

/** Whole Wh of exact ones. */
function wh(...values: number[]): number[] {
  return [...wholeWh(Float64Array.from(values, (each) => each * QUANTA_A_WH))];
}

describe("whole Wh", () => {
  test("halves alternate instead of adding up", () => {
    // Running totals 0.5, 1, 1.5, 2 → 1, 1, 2, 2
    expect(wh(0.5, 0.5, 0.5, 0.5)).toEqual([1, 0, 1, 0]);
    expect(wh(0.25, 0.25, 0.25, 0.25)).toEqual([0, 1, 0, 0]);
    expect(wh(1.4, 1.4, 1.4)).toEqual([1, 2, 1]); // 1.4, 2.8, 4.2 → 1, 3, 4
  });

  test("a day is off by at most half a Wh and no slot is negative or off by more than one", () => {
    const quanta = fc.integer({ min: 0, max: 4_000 * QUANTA_A_WH });
    fc.assert(
      fc.property(fc.array(quanta, { minLength: 48, maxLength: 48 }), (values) => {
        const rounded = [...wholeWh(Float64Array.from(values))];
        const exact = values.reduce((sum, each) => sum + each, 0);
        const total = rounded.reduce((sum, each) => sum + each, 0) * QUANTA_A_WH;
        expect(Math.abs(total - exact)).toBeLessThanOrEqual(QUANTA_A_WH / 2);
        rounded.forEach((each, slot) => {
          expect(each).toBeGreaterThanOrEqual(0);
          expect(Math.abs(each * QUANTA_A_WH - (values[slot] ?? 0))).toBeLessThan(QUANTA_A_WH + 1);
        });
      }),
    );
  });

  test("the largest day that is taken still fits", () => {
    const most = SCALES.kWh.quanta * 1e9 * 1_000_000;
    expect([...wholeWh(new Float64Array(48).fill(most))]).toEqual(
      Array.from({ length: 48 }, () => 1_000_000_000),
    );
  });
});
