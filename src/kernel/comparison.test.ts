import { expect, test } from "vitest";
import { compareDerived, isNothing, withComparisons } from "./comparison.ts";
import { derived } from "./derivation.ts";

const three = derived.count(3, "things");
const four = derived.count(4, "things");

test("the sign is that of the difference", () => {
  expect([
    compareDerived(three, four),
    compareDerived(four, four),
    compareDerived(four, three),
  ]).toEqual([-1, 0, 1]);
  expect([isNothing(derived.count(0, "things")), isNothing(three)]).toEqual([true, false]);
});

test("a call is heard, each call for itself", () => {
  const outer = withComparisons(() => {
    compareDerived(three, four);
    const inner = withComparisons(() => compareDerived(four, three));
    compareDerived(four, four);
    return inner;
  });
  expect(outer.comparisons).toEqual([
    { a: three, b: four, sign: -1 },
    { a: four, b: four, sign: 0 },
  ]);
  expect(outer.answer).toEqual({ answer: 1, comparisons: [{ a: four, b: three, sign: 1 }] });
});

function failing(): unknown {
  return withComparisons(() => {
    throw new Error("no");
  });
}

test("a call that throws leaves nobody listening", () => {
  expect(failing).toThrow("no");
  const { comparisons } = withComparisons(() => 1);
  compareDerived(three, four);
  expect(comparisons).toEqual([]);
});
