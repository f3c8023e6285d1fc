import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derived } from "./derivation.ts";
import { explain, explainFacts } from "./derivation-text.ts";
import { decimal } from "./exact.ts";
import { grouped, numberText } from "./number-text.ts";
import { period } from "./period.ts";

const DOWN = { digit: "yen", mode: "down" } as const;
const fee = derived.value("380", "JPY/month", "ecorepo-home/monthly-fee/light@2018-07-01");
const firstMonth = derived.round(
  derived.quotient(
    derived.product([fee, derived.days(period("2018-09-11/2018-10-01"))]),
    derived.days(period("2018-09-01/2018-10-01")),
  ),
  DOWN,
);
const price = (text: string, step: string) =>
  derived.value(text, "JPY/kWh", `x/energy/${step}@2024-04-01`);
const used = derived.energy(374_000, {
  period: period("2024-05-10/2024-06-10"),
  readings: "m1 v2",
  band: "day",
});
const energy = derived.tiers(used, [
  { upTo: "120", price: price("29.80", "first") },
  { upTo: "300", price: price("36.40", "second") },
  { upTo: null, price: price("40.49", "third") },
]);

describe("a sum as one would write it by hand", () => {
  it("shows steps, the exact sum and the one rounding", () => {
    expect(explain(derived.round(energy, DOWN).why, "ja")).toBe(
      "120 × 29.80 + 180 × 36.40 + 74 × 40.49 = 13,124.26 円 → 1円未満切捨て 13,124 円",
    );
  });

  it("writes sen with both digits", () => {
    const sen = derived.product([price("40.49", "third"), derived.count(70, "kWh")]);
    expect(explain(sen.why, "ja")).toBe("40.49 × 70 = 2,834.30 円");
  });

  it("cuts a number that never ends", () => {
    expect(explain(firstMonth.why, "ja")).toBe("380 × 20 ÷ 30 = 253.33… 円 → 1円未満切捨て 253 円");
    expect(explain(firstMonth.why, "en")).toBe(
      "380 × 20 ÷ 30 = 253.33… yen → cut to 1 yen 253 yen",
    );
  });

  it("says a plain price without an equals sign", () => {
    expect(explain(fee.why, "ja")).toBe("380 円");
    expect(explain(derived.negative(derived.count(110, "yen")).why, "ja")).toBe("−110 円");
  });

  it("puts into brackets what binds less", () => {
    const more = derived.difference(derived.count(130, "used"), derived.count(100, "included"));
    const owed = derived.product([more, derived.value("500", "JPY", "x@2024-01-01")]);
    expect(explain(owed.why, "ja")).toBe("(130 − 100) × 500 = 15,000 円");
    const split = derived.quotient(
      derived.count(10, "a"),
      derived.product([derived.count(2, "b"), derived.count(5, "c")]),
    );
    expect(explain(split.why, "en")).toBe("10 ÷ (2 × 5) = 1 yen");
    const sub = derived.difference(
      derived.count(10, "a"),
      derived.sum([derived.count(2, "b"), derived.count(3, "c")]),
    );
    expect(explain(sub.why, "en")).toBe("10 − (2 + 3) = 5 yen");
  });

  it("shows a rounding inside a sum where it happens", () => {
    const both = derived.sum([firstMonth, derived.count(100, "yen")]);
    expect(explain(both.why, "ja")).toBe("[380 × 20 ÷ 30 → 1円未満切捨て 253] + 100 = 353 円");
  });

  it("takes off what is negative, and leaves out a rounding that changes nothing", () => {
    const cut = derived.product([
      derived.market("-2.5", "JPY/kWh", { series: "s", over: "2024-05" }),
      derived.count(300, "kWh"),
    ]);
    const sum = derived.sum([
      derived.value("1247", "JPY", "x@2024-01-01"),
      cut,
      derived.count(-7, "yen"),
    ]);
    expect(explain(derived.round(sum, DOWN).why, "ja")).toBe("1,247 − 2.5 × 300 − 7 = 490 円");
    const less = derived.difference(derived.count(5, "a"), cut);
    const credit = derived.difference(derived.count(5, "a"), derived.count(-2, "b"));
    expect(explain(credit.why, "ja")).toBe("5 − (−2) = 7 円");
    expect(explain(less.why, "ja")).toBe("5 − (−2.5 × 300) = 755 円");
  });

  it("names the least and the greatest", () => {
    const least = derived.least([derived.count(110, "a"), derived.count(50, "b")]);
    expect(explain(least.why, "ja")).toBe("最小(110, 50) = 50 円");
    expect(
      explain(derived.greatest([derived.count(110, "a"), derived.count(50, "b")]).why, "en"),
    ).toBe("greatest(110, 50) = 110 yen");
  });
});

describe("the facts of a sum", () => {
  it("are told once each, in the order of their use", () => {
    expect(explainFacts(energy.why, "ja")).toEqual([
      "374 kWh (day): 2024-05-10/2024-06-10, m1 v2",
      "29.80 JPY/kWh: x/energy/first@2024-04-01",
      "36.40 JPY/kWh: x/energy/second@2024-04-01",
      "40.49 JPY/kWh: x/energy/third@2024-04-01",
    ]);
    expect(explainFacts(derived.sum([firstMonth, firstMonth]).why, "en")).toEqual([
      "380 JPY/month: ecorepo-home/monthly-fee/light@2018-07-01",
      "20 days: 2018-09-11/2018-10-01",
      "30 days: 2018-09-01/2018-10-01",
    ]);
  });

  it("name market values and amounts settled elsewhere", () => {
    const market = derived.market("13.48", "JPY/kWh", { series: "jepx/tokyo", over: "2024-06" });
    const other = derived.settled(decimal("-1600"), "line 3 of E-2024-05");
    expect(explainFacts(derived.product([market, other]).why, "ja")).toEqual([
      "13.48 JPY/kWh: jepx/tokyo, 2024-06",
      "−1,600円: line 3 of E-2024-05",
    ]);
  });
});

describe("numbers", () => {
  it.each([
    ["1234567.5", "1,234,567.5"],
    ["-110", "−110"],
    ["999", "999"],
    ["-1000", "−1,000"],
  ])("%s is written %s", (text, written) => {
    expect(grouped(text)).toBe(written);
  });

  it("come back when the commas are taken out", () => {
    fc.assert(
      fc.property(fc.integer(), (n) => {
        expect(grouped(String(n)).replaceAll(",", "").replace("−", "-")).toBe(String(n));
      }),
    );
  });

  it("are cut, not rounded, when they never end", () => {
    expect(numberText({ n: -2n, d: 3n })).toBe("−0.66…");
  });
});
