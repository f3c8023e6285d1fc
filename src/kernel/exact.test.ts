import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  decimal,
  divide,
  type Exact,
  isZero,
  kilo,
  multiply,
  negate,
  subtract,
  toText,
  whole,
  ZERO,
} from "./exact.ts";

const decimals = fc
  .tuple(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 6 }))
  .map(([n, places]): Exact => ({ n: BigInt(n), d: 10n ** BigInt(places) }));

const same = (a: Exact, b: Exact) => compare(a, b) === 0;

describe("decimal text", () => {
  it.each([
    ["29.80", "29.8"],
    ["0", "0"],
    ["-0.20", "-0.2"],
    ["13124.26", "13124.26"],
    ["007", "7"],
  ])("%s is %s", (text, plain) => {
    expect(toText(decimal(text))).toBe(plain);
  });

  it.each(["", "1e3", "1.", ".5", "+1", "1,000", "NaN", " 1"])("%j is refused", (text) => {
    expect(() => decimal(text)).toThrow(/is not a decimal number/);
  });

  it("comes back as it went in", () => {
    fc.assert(fc.property(decimals, (value) => same(decimal(toText(value)), value)));
  });

  it("is padded as money is written", () => {
    expect(toText(decimal("1247"), 2)).toBe("1247.00");
    expect(toText(decimal("-0.5"), 2)).toBe("-0.50");
  });

  it("is a fraction when it never ends", () => {
    expect(toText(divide(whole(7600), whole(30)))).toBe("760/3");
  });

  it("ends whenever the denominator is made of twos and fives", () => {
    expect(toText(divide(whole(1), whole(64)))).toBe("0.015625");
    expect(toText(divide(whole(3), whole(125)))).toBe("0.024");
  });
});

describe("arithmetic", () => {
  it("adds, subtracts, multiplies and divides without losing a digit", () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(same(add(a, b), add(b, a))).toBe(true);
        expect(same(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(same(subtract(add(a, b), b), a)).toBe(true);
        if (!isZero(b)) expect(same(multiply(divide(a, b), b), a)).toBe(true);
      }),
    );
  });

  it("keeps the denominator positive", () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        fc.pre(!isZero(b));
        expect(divide(a, b).d > 0n).toBe(true);
      }),
    );
  });

  it("compares as it subtracts", () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(compare(a, b)).toBe(compare(subtract(a, b), ZERO));
        expect(compare(a, b) + compare(b, a)).toBe(0);
        expect(compare(negate(a), negate(b)) + compare(a, b)).toBe(0);
      }),
    );
  });

  it("knows a kilowatt hour from a watt hour", () => {
    expect(toText(kilo(374_500))).toBe("374.5");
  });

  it("refuses to divide by zero, and numbers that are not whole", () => {
    expect(() => divide(whole(1), ZERO)).toThrow("division by zero");
    expect(() => whole(Number.MAX_SAFE_INTEGER + 1)).toThrow(/not a safe integer/);
    expect(() => whole(1 / 2)).toThrow(/not a safe integer/);
  });
});
