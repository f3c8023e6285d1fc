import { describe, expect, test } from "vitest";
import { day } from "./day.ts";
import { derived } from "./derivation.ts";
import { isLeaf, leavesOf, partsOf } from "./why-leaves.ts";

const SEPTEMBER = { from: day("2018-09-01"), until: day("2018-10-01") };
const FEE = derived.value("380", "JPY/month", "ecorepo-home/monthly-fee/light@2018-07-01");
const USED = derived.days({ ...SEPTEMBER, from: day("2018-09-11") });
const BY_THE_DAY = derived.quotient(derived.product([FEE, USED]), derived.days(SEPTEMBER));

describe("the facts of a derivation", () => {
  test("stand in the order of the sum, below any rounding", () => {
    const { why } = derived.round(BY_THE_DAY, { digit: "yen", mode: "down" });
    expect(leavesOf(why)).toEqual([
      { value: "380", unit: "JPY/month", entry: "ecorepo-home/monthly-fee/light@2018-07-01" },
      { days: 20, period: "2018-09-11/2018-10-01" },
      { days: 30, period: "2018-09-01/2018-10-01" },
    ]);
  });

  test("include the prices of tiers that the quantity does not reach", () => {
    const low = derived.value("29.80", "JPY/kWh", "x/y/z@2024-04-01");
    const high = derived.value("36.40", "JPY/kWh", "x/y/z@2024-04-01");
    const { why } = derived.tiers(USED, [
      { upTo: "120", price: low },
      { upTo: null, price: high },
    ]);
    expect(leavesOf(why)).toEqual([USED.why, low.why, high.why]);
  });

  test("a fact is its own only leaf and has no parts; a sum of nothing has no leaf", () => {
    expect([isLeaf(FEE.why), leavesOf(FEE.why), partsOf(FEE.why)]).toEqual([true, [FEE.why], []]);
    expect([isLeaf({ sum: [] }), leavesOf({ sum: [] })]).toEqual([false, []]);
  });
});
