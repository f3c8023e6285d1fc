import * as fc from "fast-check";
import { expect, it } from "vitest";
import { curtailed } from "./curtail.ts";

const sold = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 });
const sum = (values: Float64Array) => values.reduce((total, wh) => total + wh, 0);

it("takes a share of the energy from the top", () => {
  const rule = { kind: "energy", share: 1 / 7 } as const;
  expect(curtailed(Float64Array.of(4, 2, 1, 0), rule)).toEqual(Float64Array.of(3, 2, 1, 0));
  fc.assert(
    fc.property(sold, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const before = Float64Array.from(values);
      const after = curtailed(before, { kind: "energy", share });
      expect(sum(after)).toBeCloseTo(sum(before) * (1 - share), 4);
      expect(after.every((wh, at) => wh >= 0 && wh <= (before[at] ?? 0))).toBe(true);
    }),
  );
});

it("takes whole half-hours, those in which most is sold", () => {
  const rule = { kind: "slots", count: 1 } as const;
  expect(curtailed(Float64Array.of(2, 4, 1, 4), rule)).toEqual(Float64Array.of(2, 0, 1, 4));
  fc.assert(
    fc.property(sold, fc.nat(70), (values, count) => {
      const before = Float64Array.from(values);
      const after = curtailed(before, { kind: "slots", count });
      const kept = before.toSorted().slice(0, Math.max(values.length - count, 0));
      expect(after.filter((wh) => wh > 0).toSorted()).toEqual(kept.filter((wh) => wh > 0));
    }),
  );
});
