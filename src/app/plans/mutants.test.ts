import { expect, test } from "vitest";
import { mutantsOf, raisedByOne } from "./mutants.ts";

test.each([
  ["29.80", "29.81"],
  ["9.99", "10.00"],
  ["0", "1"],
  ["-1", "0"],
  ["-2.0", "-1.9"],
  ["-0.05", "-0.04"],
  ["27", "28"],
])("%s becomes %s", (was, is) => {
  expect(raisedByOne(was)).toBe(is);
});

test("each number of a rule makes one mutant, its days and sources none", () => {
  const text = [
    'note: "12"',
    "gaps: { fillUpTo: 4 }",
    "values:",
    '  - { from: 2019-10-01, amount: "3850", source: { document: d, article: "18" } }',
  ].join("\n");
  const mutants = mutantsOf({ path: "s/rule.yaml", bytes: new TextEncoder().encode(text) });
  expect(
    mutants.map(({ file, ...said }) => ({
      ...said,
      text: new TextDecoder().decode(file.bytes).split("\n")[said.line - 1],
    })),
  ).toEqual([
    { path: "gaps.fillUpTo", line: 2, was: "4", is: "5", text: "gaps: { fillUpTo: 5 }" },
    {
      path: "values.0.amount",
      line: 4,
      was: "3850",
      is: "3851",
      text: '  - { from: 2019-10-01, amount: "3851", source: { document: d, article: "18" } }',
    },
  ]);
});
