import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareDerived, withComparisons } from "../comparison.ts";
import { type Derived, derived, type Why } from "../derivation.ts";
import { type Exact, reduce } from "../exact.ts";
import type { Digit, RoundingMode } from "../rounding.ts";
import { compile } from "./compile.ts";
import { run } from "./run.ts";

/** A derivation from three numbers, left open until they are known. */
type Formula = (inputs: readonly number[]) => Derived;

const MOST = 5_000_000;
const INPUTS = [
  { least: 0, most: MOST },
  { least: 0, most: MOST },
  { least: 0, most: MOST },
];

function openOf(leaf: Why): { place: number; over: number } | null {
  return "wh" in leaf ? { place: Number(leaf.readings), over: 1000 } : null;
}

function programOf(formula: Formula, sample: readonly number[]): readonly number[] | null {
  const { answer, comparisons } = withComparisons(() => formula(sample));
  return compile({ total: answer.why, comparisons }, { openOf, inputs: INPUTS });
}

function ran(program: readonly number[] | null, inputs: readonly number[]): number {
  if (program === null) throw new Error("there is a program");
  return run(Float64Array.from(program), 0, Float64Array.from(inputs), 0, inputs.length);
}

function nearest(value: Exact): number {
  const { n, d } = reduce(value);
  return Number(n) / Number(d);
}

const period = { from: 0, until: 30 } as Parameters<typeof derived.energy>[1]["period"];
const input = (place: number): Formula => {
  return (inputs) => derived.energy(inputs[place] ?? 0, { period, readings: String(place) });
};
const priceText = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.constantFrom(1, 2))
  .map(([n, places]) => {
    const digits = String(Math.abs(n)).padStart(places + 1, "0");
    return `${n < 0 ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  });
const price = priceText.map((text) => derived.value(text, "JPY", "a/b/c@2024-04-01"));
const rounding = fc.record({
  digit: fc.constantFrom<Digit>("hundred-yen", "ten-yen", "yen", "tenth-yen", "sen"),
  mode: fc.constantFrom<RoundingMode>("down", "half-up", "up"),
});

const { formula } = fc.letrec<{ formula: Formula }>((tie) => {
  const formulas = fc.array(tie("formula"), { minLength: 2, maxLength: 3 });
  const each = (make: (parts: Derived[]) => Derived) => {
    return formulas.map(
      (all): Formula =>
        (inputs) =>
          make(all.map((one) => one(inputs))),
    );
  };
  const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 3 });
  return {
    formula: fc.oneof(
      { maxDepth: 5 },
      fc.nat(2).map(input),
      price.map(
        (value): Formula =>
          () =>
            value,
      ),
      each(derived.sum),
      each(([a, b]) => derived.difference(a ?? assertNever(), b ?? assertNever())),
      each(derived.least),
      each(derived.greatest),
      fc.tuple(tie("formula"), price).map(([of, by]): Formula => (inputs) => {
        return derived.product([by, of(inputs)]);
      }),
      fc.tuple(tie("formula"), fc.integer({ min: -100, max: 100 })).map(([of, by]): Formula => {
        return (inputs) => derived.quotient(of(inputs), derived.count(by === 0 ? 7 : by, "parts"));
      }),
      fc.tuple(tie("formula"), rounding).map(([of, to]): Formula => {
        return (inputs) => derived.round(of(inputs), to);
      }),
      fc.tuple(tie("formula"), bounds, price, price).map(([of, tops, low, high]): Formula => {
        const steps = tops
          .toSorted((a, b) => a - b)
          .map((top) => ({ upTo: String(top), price: low }));
        return (inputs) => derived.tiers(of(inputs), [...steps, { upTo: null, price: high }]);
      }),
      fc.tuple(tie("formula"), tie("formula"), tie("formula")).map(([a, b, other]): Formula => {
        return (inputs) => (compareDerived(a(inputs), b(inputs)) < 0 ? other(inputs) : a(inputs));
      }),
    ),
  };
});

function assertNever(): never {
  throw new Error("a pair has two");
}

const inputs = fc.tuple(...INPUTS.map(({ most }) => fc.oneof(fc.nat(most), fc.nat(9))));

test("a program answers what the derivation comes to, or not at all", () => {
  const seen = { answered: 0, otherWay: 0, none: 0 };
  fc.assert(
    fc.property(formula, inputs, fc.array(inputs, { maxLength: 6 }), (formula, sample, others) => {
      const program = programOf(formula, sample);
      if (program === null) {
        seen.none += 1;
        return;
      }
      expect(ran(program, sample)).toBe(nearest(formula(sample).value));
      for (const other of others) {
        const answer = ran(program, other);
        if (Number.isNaN(answer)) seen.otherWay += 1;
        else {
          seen.answered += 1;
          expect(answer).toBe(nearest(formula(other).value));
        }
      }
    }),
    { numRuns: 3000, seed: 20_250_401 },
  );
  // Each outcome must have been met: else this proves nothing about it.
  expect(seen.answered).toBeGreaterThan(3000);
  expect(seen.otherWay).toBeGreaterThan(20);
  expect(seen.none).toBeGreaterThan(10);
});

function times(text: string): Formula {
  return (inputs) => {
    const price = derived.value(text, "JPY", "a/b/c@2024-04-01");
    return derived.product([price, input(0)(inputs)]);
  };
}

function square(inputs: readonly number[]): Derived {
  return derived.product([input(0)(inputs), input(1)(inputs)]);
}

function refund(inputs: readonly number[]): Derived {
  return derived.round(times("-0.5")(inputs), { digit: "yen", mode: "half-up" });
}

/** The sum of so many open numbers. */
function ofMany(count: number): readonly number[] | null {
  const leaves = Array.from({ length: count }, (_, place) =>
    derived.energy(1000, { period, readings: String(place) }),
  );
  const inputs = leaves.map(() => ({ least: 0, most: MOST }));
  return compile({ total: derived.sum(leaves).why, comparisons: [] }, { openOf, inputs });
}

describe("where doubles end", () => {
  test("the largest whole number that is proved", () => {
    // 5,000,000 Wh × 1,801,439,849 hundredths of a yen stay below 2^53; two hundredths more do not.
    const most = programOf(times("18014398.49"), [1, 0, 0]);
    expect(ran(most, [MOST, 0, 0])).toBe(90_071_992_450);
    expect(programOf(times("18014398.51"), [1, 0, 0])).toBeNull();
  });

  test("more inputs than there are places", () => {
    expect(
      ran(
        ofMany(256),
        Array.from({ length: 256 }, () => 1000),
      ),
    ).toBe(256);
    expect(ofMany(257)).toBeNull();
  });

  test("two open values are not multiplied", () => {
    expect(programOf(square, [1, 1, 1])).toBeNull();
  });

  test("half of a negative step goes away from zero, as a refund mirrors a charge", () => {
    const program = programOf(refund, [1, 0, 0]);
    const answers = [0, 999, 1000, 2999, 3000].map((wh) => ran(program, [wh, 0, 0]));
    expect(answers).toEqual([0, 0, -1, -1, -2]);
  });
});
