import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, divide, multiply, whole } from "./exact.ts";
import { allocate, asYen, settle, sumYen, yen } from "./yen.ts";

describe("whole yen", () => {
  it("drop digits once, in a named step", () => {
    expect(settle(divide(multiply(whole(380), whole(20)), whole(30)), "down")).toBe(253);
    expect(settle(decimal("0.5"), "half-up")).toBe(1);
    expect(settle(decimal("-253.9"), "down")).toBe(-253);
  });

  it("10,000 a month for 6 of 31 days is 1,935, never 193,548", () => {
    expect(settle(divide(whole(60_000), whole(31)), "down")).toBe(1935);
  });

  it("refuse what is not whole", () => {
    expect(() => asYen(decimal("13124.26"))).toThrow(/not whole yen/);
    expect(() => yen(1 / 2)).toThrow(/not whole yen/);
    expect(() => yen(Number.MAX_SAFE_INTEGER + 1)).toThrow(/not whole yen/);
    expect(asYen({ n: 600n, d: 3n })).toBe(200);
  });

  it("sum up, and no amounts are nothing", () => {
    expect(sumYen([yen(5720), yen(-110)])).toBe(5610);
    expect(sumYen([])).toBe(0);
  });
});

describe("splitting", () => {
  it.each([
    [15, [80, 8, 12], [13, 1, 1]],
    [15, [1, 1], [8, 7]],
    [10_000, [1, 1, 1], [3334, 3333, 3333]],
    [-15, [80, 8, 12], [-13, -1, -1]],
    [0, [1, 2], [0, 0]],
    [7, [0, 1], [0, 7]],
    [15, [0, 1, 1], [0, 8, 7]],
  ])("%i by %j is %j", (total, weights, parts) => {
    expect(allocate(yen(total), weights)).toEqual(parts);
  });

  it("loses nothing and gives nobody more than a yen too much", () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, list) => {
        const parts = allocate(yen(total), list);
        expect(sumYen(parts)).toBe(total);
        const all = list.reduce((sum, weight) => sum + BigInt(weight), 0n);
        parts.forEach((part, index) => {
          const rest = BigInt(part) * all - BigInt(total) * BigInt(list[index] ?? 0);
          expect(rest <= all && rest > -all).toBe(true);
          if (list[index] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  it("needs a positive weight", () => {
    expect(() => allocate(yen(15), [0, 0])).toThrow("weights must be positive");
    expect(() => allocate(yen(15), [])).toThrow("weights must be positive");
    expect(() => allocate(yen(15), [2, -1])).toThrow("weights must be positive");
  });
});
