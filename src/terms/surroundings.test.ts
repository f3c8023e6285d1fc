import { expect, test } from "vitest";
import { filesOf } from "../../test/support/one-rule-catalogue.ts";
import { assemble } from "./assemble.ts";
import { formatProblem } from "./problem.ts";

const PRICE = entry('from: 2018-07-01, amount: "380"');
const END = entry("from: 2024-04-01, ended: true");

function entry(fields: string): string {
  return `      - { ${fields}, source: { document: act, article: '1' } }`;
}

const fee = (of: "item" | "option", key: string, values = PRICE) => `kind: monthly-fee
title: { ja: 月額料金, en: Monthly fee }
clause: [HM-13]
unit: JPY/month
of: ${of}
items:
  ${key}:
    label: { ja: ライト, en: Light }
    values:
${values}
begins: day-after-start
firstMonth: by-day
change: none
lastMonth: whole
tax: added
rounding: { digit: yen, mode: down }
`;

function problemsWith(text: string): string[] {
  return assemble(filesOf({ "household/fee.yaml": text })).problems.map(formatProblem);
}

test("what the service sells may be priced", () => {
  expect(problemsWith(fee("item", "light"))).toEqual([]);
});

test.each([
  ["item", "dark", 'household sells no item "dark"; its items are light'],
  ["option", "light", 'household sells no option "light"; it has no options'],
] as const)("a price for an %s that is not sold is refused", (of, key, told) => {
  expect(problemsWith(fee(of, key))).toEqual([`household/fee.yaml:7 items.${key}: ${told}`]);
});

test("a price that is no decimal text is refused", () => {
  const written = fee("item", "light").replace('"380"', '"380 yen"');
  expect(problemsWith(written)).toEqual([
    'household/fee.yaml:10 items.light.values[0].amount: "380 yen" is refused; ' +
      'write a quoted decimal such as "29.80"',
  ]);
  expect(problemsWith(fee("item", "light").replace('"380"', "380"))).toEqual([
    "household/fee.yaml:10 items.light.values[0].amount: 380 is refused; " +
      'expected text, so quote it: "380"',
  ]);
});

function problemsOfTwo(old: string, anew: string): string[] {
  const files = filesOf({
    "household/fee-a.yaml": fee("item", "light", old),
    "household/fee-b.yaml": fee("item", "light", anew),
  });
  return assemble(files).problems.map(formatProblem);
}

test.each([
  ["never ends", PRICE, "2024-04-01", "2024-04-01"],
  ["ends a day late", `${PRICE}\n${END}`, "2024-03-31", "2024-03-31"],
  ["ends where the other begins", `${PRICE}\n${END}`, "2024-04-01", null],
  ["begins before the other", `${PRICE}\n${END}`, "2018-01-01", "2018-07-01"],
])("of two files that price one item, the first %s", (_what, old, from, shared) => {
  const place = "household/fee-b.yaml:7 items.light";
  const told = `household/fee-a prices it too on ${shared}; end the one where the other begins`;
  const expected = shared === null ? [] : [`${place}: ${told}`];
  expect(problemsOfTwo(old, entry(`from: ${from}, amount: "400"`))).toEqual(expected);
});

test.each([
  ["household/vat", '"household/vat" is no rule; accepted are rules of kind monthly-fee'],
  ["household/tax", '"household/tax" is of kind tax; accepted are rules of kind monthly-fee'],
  ["household/fee", null],
])("a rule that cites %s must find a fee there", (address, told) => {
  const exit = `kind: exit-fee
title: { ja: 解除料, en: Exit fee }
clause: [HM-13]
unit: JPY
items:
  light:
    form: remaining-months
    label: { ja: 残月分, en: Remaining months }
    of: term
    monthlyFee: ${address}
    values:
${entry("from: 2018-07-01, months: 12")}
exempt: []
tax: included
`;
  const files = filesOf({
    "household/exit.yaml": exit,
    "household/fee.yaml": fee("item", "light"),
  });
  const place = "household/exit.yaml:10 items.light.monthlyFee";
  const expected = told === null ? [] : [`${place}: ${told}`];
  expect(assemble(files).problems.map(formatProblem)).toEqual(expected);
});
