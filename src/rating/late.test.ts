import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, day, formatDay } from "../kernel/day.ts";
import { valueOf } from "../kernel/evaluate-why.ts";
import { compare, toText } from "../kernel/exact.ts";
import { yen } from "../kernel/yen.ts";
import { ruleAt } from "../terms/catalogue.ts";
import { readCatalogue } from "../terms/load.ts";
import { lateFee, lateInterest } from "./late.ts";

const { catalogue } = readCatalogue("catalogue");
const power = ruleAt(catalogue, "hiho-denki/late", "late");
const fibre = ruleAt(catalogue, "kattobi-hikari/late", "late");
const hems = ruleAt(catalogue, "ecorepo-home/late", "late");

const debts = fc.record({
  amount: fc.integer({ min: 1, max: 1_000_000 }).map(yen),
  due: fc.integer({ min: day("2019-10-01"), max: day("2030-01-01") }).map((n) => n as Day),
  late: fc.integer({ min: 0, max: 1200 }),
});

describe("late interest", () => {
  it("spans years, each day over the days of its own", () => {
    const debt = { amount: yen(100_000), due: day("2023-12-01"), paid: day("2025-01-31") };
    const interest = lateInterest(power, debt);
    // 100,000 × 14.6 % × (30 ÷ 365 + 366 ÷ 366 + 31 ÷ 365) = 1,200 + 14,600 + 1,240 = 17,040
    expect(interest && toText(interest.amount.value)).toBe("17040");
    expect(interest?.days).toBe(427);
  });

  it("is the same under both rules while no leap year is touched", () => {
    fc.assert(
      fc.property(debts, ({ amount, due, late }) => {
        const paid = addDays(due, late);
        const years = [formatDay(addDays(due, 1)), formatDay(paid)].map((text) =>
          Number(text.slice(0, 4)),
        );
        fc.pre(years.every((year) => year % 4 !== 0) && (years[1] ?? 0) - (years[0] ?? 0) <= 1);
        const [a, b] = [power, fibre].map((rule) => lateInterest(rule, { amount, due, paid }));
        expect(a?.amount.value.n).toBe(b?.amount.value.n);
      }),
    );
  });

  it("grows with the days, is whole yen, and says why", () => {
    fc.assert(
      fc.property(debts, ({ amount, due, late }) => {
        const now = lateInterest(fibre, { amount, due, paid: addDays(due, late) });
        const later = lateInterest(fibre, { amount, due, paid: addDays(due, late + 1) });
        expect(now === null).toBe(late === 0);
        if (!later) throw new Error("a day late bears interest");
        expect(later.amount.value.n % later.amount.value.d).toBe(0n);
        expect(compare(valueOf(later.amount.why), later.amount.value)).toBe(0);
        if (now) expect(compare(now.amount.value, later.amount.value) <= 0).toBe(true);
      }),
    );
  });

  it("is not owed for a debt that bears the late fee", () => {
    const debt = { amount: yen(418), due: day("2024-05-26"), paid: day("2024-09-01") };
    expect(lateInterest(hems, debt)).not.toBeNull();
    expect(lateInterest(hems, { ...debt, bearsLateFee: true })).toBeNull();
  });
});

describe("the late fee", () => {
  const missed = { dueDays: [day("2024-05-27"), day("2024-06-26")], paid: null };

  it("arises on the day after the second due day was missed", () => {
    const fee = lateFee(hems, { ...missed, asOf: day("2024-06-27") }, () => 10);
    expect(fee?.period).toEqual({ from: day("2024-06-27"), until: day("2024-06-28") });
    expect(fee?.tax).toEqual({ kind: "added", percent: 10 });
  });

  it("has not arisen on the second due day itself", () => {
    expect(lateFee(hems, { ...missed, asOf: day("2024-06-26") }, () => 10)).toBeNull();
  });

  it("exists only where the terms have one", () => {
    expect(lateFee(fibre, { ...missed, asOf: day("2024-12-01") }, () => 10)).toBeNull();
  });
});
