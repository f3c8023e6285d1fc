import { expect, test } from "vitest";
import { type StatedTotals, verifyTotals } from "./totals.ts";

const ten = { kind: "included", percent: 10 } as const;
const added = { kind: "added", percent: 10 } as const;
/**
 * 5,720 + floor(879 × 1.10 = 966.9) = 6,686, of it floor(6,686 × 10 ÷ 110 = 607.8) tax; 13,000
 * untaxed.
 */
const bill: StatedTotals = {
  name: "bill",
  total: 19_686,
  rates: [
    { percent: 10, total: 6_686, tax: 607 },
    { percent: 0, total: 13_000, tax: 0 },
  ],
  lines: [
    { amount: "5720", tax: ten },
    { amount: "380", tax: added },
    { amount: "499", tax: added },
    { amount: "13000", tax: { kind: "none" } },
  ],
  rounding: "down",
};

test("tax is put on and taken out once for each rate", () => {
  expect(verifyTotals(bill)).toEqual([]);
});

test("sen inside a group that sums to whole yen are no difference", () => {
  const lines = [
    { amount: "9909.6", tax: ten },
    { amount: "-0.6", tax: ten },
  ];
  const rates = [{ percent: 10, total: 9_909, tax: 900 }];
  expect(verifyTotals({ ...bill, lines, rates, total: 9_909 })).toEqual([]);
});

test.each([
  [{ total: 19_687 }, ["total: says 19687, the lines come to 19686"]],
  [
    { rounding: "up" as const },
    [
      "rate 10/total: says 6686, the lines come to 6687",
      "rate 10/tax: says 607, the lines come to 608",
    ],
  ],
  [
    { rates: [{ percent: 10, total: 6_686, tax: 607 }] },
    ["rate 0/total: says 0, the lines come to 13000", "total: says 19686, the lines come to 6686"],
  ],
  [{ lines: bill.lines.slice(0, 3) }, ["rate 0/total: says 13000, the lines come to 0"]],
])("a bill that says %j is found out", (change, expected) => {
  const findings = verifyTotals({ ...bill, ...change });
  expect(findings.map(({ at, problem }) => `${at}: ${problem}`)).toEqual(expected);
});

test("a rate that stands twice is no second purse", () => {
  const rates = [
    { percent: 10, total: 100, tax: 9 },
    { percent: 10, total: 900, tax: 81 },
  ];
  const padded = { ...bill, rates, lines: [{ amount: "100", tax: ten }], total: 1_000 };
  expect(verifyTotals(padded)).toEqual([
    { line: "bill", at: "rate 10", problem: "is stated twice" },
  ]);
});
