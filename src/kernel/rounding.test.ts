import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  decimal,
  type Exact,
  multiply,
  negate,
  subtract,
  toText,
  whole,
} from "./exact.ts";
import { type Digit, DIGITS, round, type RoundingMode } from "./rounding.ts";

const amounts = fc
  .tuple(fc.integer({ min: -100_000_000, max: 100_000_000 }), fc.integer({ min: 1, max: 1_000 }))
  .map(([n, d]): Exact => ({ n: BigInt(n), d: BigInt(d) }));
const digits = fc.constantFrom(...(Object.keys(DIGITS) as Digit[]));
const modes = fc.constantFrom<RoundingMode[]>("down", "half-up", "up");

describe("dropping digits", () => {
  it.each([
    ["253.33", "yen", "down", "253"],
    ["253.99", "yen", "down", "253"],
    ["3.6656", "sen", "half-up", "3.67"],
    ["-3.6656", "sen", "half-up", "-3.67"],
    ["0.5", "yen", "half-up", "1"],
    ["0.4999", "yen", "half-up", "0"],
    ["-0.5", "yen", "half-up", "-1"],
    ["0.001", "yen", "up", "1"],
    ["12340", "hundred-yen", "down", "12300"],
    ["12350", "hundred-yen", "half-up", "12400"],
    ["12345", "ten-yen", "up", "12350"],
    ["12.34", "tenth-yen", "down", "12.3"],
    ["310.5", "kWh", "down", "310"],
  ] as const)("%s to the %s, %s, is %s", (text, digit, mode, expected) => {
    expect(toText(round(decimal(text), { digit, mode }))).toBe(expected);
  });

  it("moves by less than one step, and never past what is already round", () => {
    fc.assert(
      fc.property(amounts, digits, modes, (amount, digit, mode) => {
        const step = decimal(DIGITS[digit]);
        const rounded = round(amount, { digit, mode });
        const moved = subtract(rounded, amount);
        expect(compare(moved, step) < 0 && compare(moved, negate(step)) > 0).toBe(true);
        expect(compare(round(rounded, { digit, mode }), rounded)).toBe(0);
      }),
    );
  });

  it("mirrors a charge in its refund", () => {
    fc.assert(
      fc.property(amounts, digits, modes, (amount, digit, mode) => {
        const there = round(amount, { digit, mode });
        expect(compare(round(negate(amount), { digit, mode }), negate(there))).toBe(0);
      }),
    );
  });

  it("orders down, half up and up by magnitude", () => {
    fc.assert(
      fc.property(amounts, digits, (amount, digit) => {
        const positive = amount.n < 0n ? negate(amount) : amount;
        const [down, half, up] = (["down", "half-up", "up"] as const).map((mode) =>
          round(positive, { digit, mode }),
        );
        if (!down || !half || !up) throw new Error("three modes");
        expect(compare(down, half) <= 0 && compare(half, up) <= 0).toBe(true);
        const next = add(down, decimal(DIGITS[digit]));
        expect(compare(up, next) <= 0).toBe(true);
      }),
    );
  });

  it("leaves multiples of the step alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), digits, modes, (n, digit, mode) => {
        const multiple = multiply(whole(n), decimal(DIGITS[digit]));
        expect(compare(round(multiple, { digit, mode }), multiple)).toBe(0);
      }),
    );
  });
});
