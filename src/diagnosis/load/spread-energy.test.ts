import * as fc from "fast-check";
import { expect, test } from "vitest";
import { total } from "../../../test/support/made-up-use.ts";
import { spreadEnergy } from "./spread-energy.ts";

function spread(totalWh: number, weights: readonly number[]): number[] {
  const out = new Float64Array(weights.length);
  spreadEnergy(totalWh, Float64Array.from(weights), out);
  return [...out];
}

test("the parts are whole, never negative, and make the sum exactly", () => {
  expect(spread(10, [1, 1, 1])).toEqual([3, 4, 3]);
  expect(spread(5, [0, 0])).toEqual([3, 2]);
  const weights = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), {
    minLength: 1,
    maxLength: 99,
  });
  fc.assert(
    fc.property(fc.nat(2_000_000_000), weights, (wh, shares) => {
      const parts = spread(wh, shares);
      expect(total(parts)).toBe(wh);
      expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
    }),
    { seed: 11 },
  );
});
