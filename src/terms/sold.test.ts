import { expect, test } from "vitest";
import { filesOf } from "../../test/support/one-rule-catalogue.ts";
import { assemble } from "./assemble.ts";
import { formatProblem } from "./problem.ts";

const fee = (of: "item" | "option", key: string) => `kind: monthly-fee
title: { ja: 月額料金, en: Monthly fee }
clause: [HM-13]
unit: JPY/month
of: ${of}
items:
  ${key}:
    label: { ja: ライト, en: Light }
    values:
      - { from: 2018-07-01, amount: "380", source: { document: act, article: '1' } }
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
