import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, month } from "../kernel/day.ts";
import { valueOf } from "../kernel/evaluate-why.ts";
import { add, compare, decimal, toText, whole, ZERO } from "../kernel/exact.ts";
import { periodOf } from "../kernel/period.ts";
import { ruleAt } from "../terms/catalogue.ts";
import { readCatalogue } from "../terms/load.ts";
import { bundleDiscounts, type DiscountRule } from "./discount.ts";
import { bareTenure } from "./examples/example-terms.ts";
import type { Line } from "./line.ts";

const { catalogue } = readCatalogue("catalogue");
const bundles = ruleAt(catalogue, "household/bundles", "discount");
const MAY = month("2025-05");

const fibre = bareTenure("kattobi-hikari", {
  contract: "fibre",
  startedOn: day("2024-10-05"),
  items: [{ item: "family-1g", from: day("2024-10-05"), until: null }],
});
const power = bareTenure("hiho-denki", { contract: "power", startedOn: day("2024-12-20") });

function feeOf(amount: string, more: Partial<Line> = {}): Line {
  return {
    contract: "fibre",
    service: "kattobi-hikari",
    rule: "kattobi-hikari/monthly-fee",
    item: "family-1g",
    label: { ja: "月額利用料", en: "Monthly fee" },
    month: MAY,
    period: periodOf(MAY),
    amount: decimal(amount),
    tax: { kind: "included", percent: 10 },
    why: {
      value: amount,
      unit: "JPY/month",
      entry: "kattobi-hikari/monthly-fee/family-1g@2019-10-01",
    },
    clauses: ["IT-01"],
    marks: [],
    ...more,
  };
}

/** Bundles that take off what a test says, one after the other. */
function taking(
  ...offs: readonly ({ yen: string } | { percent: string; cap?: string })[]
): DiscountRule {
  const model = bundles.rule.discounts["denki-guttowari"];
  if (!model) throw new Error("there is a bundle");
  const source = { document: "test", article: "-" };
  const discounts = Object.fromEntries(
    offs.map((off, index) => [
      `bundle-${index + 1}`,
      { ...model, values: [{ from: day("2019-10-01"), off, source }] },
    ]),
  );
  return { ...bundles, rule: { ...bundles.rule, discounts } };
}

function given(rule: DiscountRule, fees: readonly Line[]): string[] {
  const lines = bundleDiscounts({ household: [fibre, power], fees, month: MAY }, rule);
  return lines.map(({ amount }) => toText(amount));
}

describe("a bundle discount", () => {
  it("stands on the contract that it makes cheaper, with its own clause", () => {
    const [line, ...rest] = bundleDiscounts(
      { household: [fibre, power], fees: [feeOf("5720")], month: MAY },
      bundles,
    );
    expect(rest).toEqual([]);
    expect(line).toEqual({
      contract: "fibre",
      service: "kattobi-hikari",
      rule: "household/bundles",
      item: "denki-guttowari",
      label: { ja: "電気ぐっと割", en: "Electricity bundle discount" },
      month: MAY,
      period: periodOf(MAY),
      amount: { n: -110n, d: 1n },
      tax: { kind: "included", percent: 10 },
      why: {
        product: [
          { count: -1, of: "sign" },
          {
            value: "110",
            unit: "JPY/month",
            entry: "household/bundles/denki-guttowari@2019-10-01",
          },
        ],
      },
      clauses: ["IT-06"],
      marks: [],
    });
  });

  it("needs the other service", () => {
    const lines = bundleDiscounts(
      { household: [fibre], fees: [feeOf("5720")], month: MAY },
      bundles,
    );
    expect(lines).toEqual([]);
  });

  it("is never more than the fee", () => {
    expect(given(taking({ yen: "6000" }), [feeOf("5720")])).toEqual(["-5720"]);
  });

  it("leaves to the next one only what is left", () => {
    // 5,720 − 5,000 = 720 are left; the third finds nothing.
    expect(given(taking({ yen: "5000" }, { yen: "1000" }, { yen: "1" }), [feeOf("5720")])).toEqual([
      "-5000",
      "-720",
    ]);
  });

  it("may be a percentage, cut to the yen, with a cap", () => {
    expect(given(taking({ percent: "3" }), [feeOf("5720")])).toEqual(["-171"]); // 171.6
    expect(given(taking({ percent: "10", cap: "500" }), [feeOf("5720")])).toEqual(["-500"]); // 572
    expect(given(taking({ percent: "5", cap: "500" }), [feeOf("5720")])).toEqual(["-286"]);
  });

  it("is one for a contract whose month two items share", () => {
    const half = feeOf("2000", { item: "mansion-1g" });
    expect(given(taking({ yen: "110" }), [feeOf("2800"), half])).toEqual(["-110"]);
  });

  it("never makes a fee negative, whatever is taken off, and says why", () => {
    const offs = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 9000 }).map((yen) => ({ yen: String(yen) })),
        fc.integer({ min: 0, max: 100 }).map((percent) => ({ percent: String(percent) })),
      ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(offs, fc.integer({ min: 0, max: 9000 }), (taken, amount) => {
        const fees = [feeOf(String(amount))];
        const lines = bundleDiscounts(
          { household: [fibre, power], fees, month: MAY },
          taking(...taken),
        );
        const left = lines.map((line) => line.amount).reduce(add, whole(amount));
        expect(compare(left, ZERO) >= 0).toBe(true);
        expect(lines.every((line) => compare(valueOf(line.why), line.amount) === 0)).toBe(true);
        expect(lines.every((line) => line.amount.n < 0n)).toBe(true);
      }),
    );
  });
});
