import * as fc from "fast-check";
import { expect, test } from "vitest";
import { day } from "../../src/kernel/day.ts";
import { type Derived, derived } from "../../src/kernel/derivation.ts";
import { toText } from "../../src/kernel/exact.ts";
import { type Json, verifyLines } from "../../src/verifier/index.ts";

const text = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([n, places]) => toText({ n: BigInt(n), d: 10n ** BigInt(places) }));
const from = day("2024-01-01");

const leaf: fc.Arbitrary<Derived> = fc.oneof(
  text.map((value) => derived.value(value, "JPY/kWh", "made-up/price/all@2024-01-01")),
  fc
    .integer({ min: 1, max: 3000 })
    .map((days) => derived.days({ from, until: (day("2024-01-01") + days) as typeof from })),
  fc.integer({ min: -50, max: 50 }).map((count) => derived.count(count, "steps")),
);
const rounding = fc.record({
  digit: fc.constantFrom("hundred-yen", "ten-yen", "yen", "tenth-yen", "sen"),
  mode: fc.constantFrom("down", "half-up", "up"),
} as const);

const { tree } = fc.letrec<{ tree: Derived }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .array(tie("tree"), { minLength: 1, maxLength: 4 })
      .chain((parts) =>
        fc.constantFrom(
          derived.sum(parts),
          derived.product(parts),
          derived.least(parts),
          derived.greatest(parts),
        ),
      ),
    fc
      .tuple(tie("tree"), tie("tree"))
      .map(([a, b]) => (b.value.n === 0n ? derived.difference(a, b) : derived.quotient(a, b))),
    fc.tuple(tie("tree"), rounding).map(([of, how]) => derived.round(of, how)),
    fc
      .tuple(fc.integer({ min: 0, max: 900_000 }), tie("tree"), tie("tree"), tie("tree"))
      .map(([wh, ...prices]) =>
        derived.tiers(
          derived.energy(wh, {
            period: { from, until: day("2024-02-01") },
            readings: `meter ${wh}`,
          }),
          prices.map((price, index) => ({ upTo: ["120", "300.5", null][index] ?? null, price })),
        ),
      ),
  ),
}));

test("the verifier comes to what the kernel came to, for any derivation it can build", () => {
  fc.assert(
    fc.property(tree, ({ value, why }) => {
      const derivation = JSON.parse(JSON.stringify(why)) as Json;
      const verdict = verifyLines([{ name: "line", amount: toText(value), derivation }]);
      expect(verdict.findings).toEqual([]);
    }),
    { numRuns: 1000, seed: 1 },
  );
});
