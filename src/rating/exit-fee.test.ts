import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, type Day, day, formatMonth, lastDay, monthOf } from "../kernel/day.ts";
import { toText } from "../kernel/exact.ts";
import { ruleAt } from "../terms/catalogue.ts";
import { readCatalogue } from "../terms/load.ts";
import { bareTenure } from "./examples/example-terms.ts";
import { type ExitTerms, freeExitMonths, type Leaving, priceOfLeaving } from "./exit-fee.ts";
import type { Tenure } from "./tenure.ts";

const { catalogue } = readCatalogue("catalogue");

function termsOf(service: string, held: readonly string[] = []): ExitTerms {
  const located = ruleAt(catalogue, `${service}/exit-fee`, "exit-fee");
  return { located, catalogue, taxOn: () => 10, held };
}

const supply = (item: string, started: string, renewals: readonly string[] = []) =>
  bareTenure("hiho-denki", {
    startedOn: day(started),
    termStarts: [day(started), ...renewals.map(day)],
    items: [{ item, from: day(started), until: null }],
  });

/** Why it is free, or else the fee; or that no price is in force. */
function said(tenure: Tenure, terms: ExitTerms, leaving: Leaving): string {
  const asked = priceOfLeaving(tenure, terms, leaving);
  if (!asked.ok) return asked.refusal.missing;
  return asked.value.free ?? toText(asked.value.cost.amount.value);
}

function price(item: string, on: string, reason: string | null = "customer"): string {
  const tenure = supply(item, "2024-05-10", ["2027-06-01"]);
  return said(tenure, termsOf("hiho-denki"), { on: day(on), reason });
}

describe("the price of leaving", () => {
  it.each([
    ["2027-03-31", "3850"],
    ["2027-04-01", "free-month"],
    ["2027-05-31", "free-month"],
    ["2027-06-01", "3850"],
    ["2030-04-30", "3850"],
    ["2030-05-01", "free-month"],
    ["2030-06-30", "free-month"],
    ["2030-07-01", "3850"],
  ])("with %s as the last day is %s", (on, expected) => {
    expect(price("standard", on)).toBe(expected);
  });

  it("goes by the plan held last, while the term goes on", () => {
    const changed = {
      ...supply("standard", "2024-05-10"),
      items: [
        { item: "standard", from: day("2024-05-10"), until: day("2025-01-20") },
        { item: "power", from: day("2025-01-20"), until: null },
      ],
    };
    const leaving = { on: day("2025-09-30"), reason: null };
    expect(said(changed, termsOf("hiho-denki"), leaving)).toBe("9800");
  });

  it.each(["rebuilding", "not-customers-fault", "price-revision", "withdrawn"])(
    "is nothing for the reason %s",
    (reason) => {
      expect(price("standard", "2025-08-20", reason)).toBe("exempt");
    },
  );

  it("says so when no price is in force on the day", () => {
    const early = supply("standard", "2018-05-10");
    const leaving = { on: day("2019-09-30"), reason: null };
    const missing = "hiho-denki/exit-fee/standard on 2019-09-30";
    expect(said(early, termsOf("hiho-denki"), leaving)).toBe(missing);
  });

  it("names the free months of every term begun", () => {
    const { rule } = termsOf("hiho-denki").located;
    const months = freeExitMonths(supply("standard", "2024-05-10", ["2027-06-01"]), rule);
    expect(months.map(formatMonth)).toEqual(["2027-04", "2027-05", "2030-05", "2030-06"]);
  });

  it("always leaves two months in a row, ending with the month after the 36th", () => {
    const starts = fc
      .integer({ min: day("2019-01-01"), max: day("2030-12-31") })
      .map((n) => n as Day);
    fc.assert(
      fc.property(starts, (started) => {
        const tenure = bareTenure("hiho-denki", { startedOn: started, termStarts: [started] });
        const [first, second, ...more] = freeExitMonths(tenure, termsOf("hiho-denki").located.rule);
        expect(more).toEqual([]);
        expect(first).toBe(monthOf(started) + 35);
        // HH-03: the term ends with the month of the day three years later, the second of them.
        expect(second).toBe(monthOf(addMonths(started, 36)));
      }),
    );
  });

  it("the fees of the rest of a term fall month by month to nothing", () => {
    const tenure = bareTenure("enegaeru", {
      startedOn: day("2024-04-15"),
      termStarts: [day("2024-05-01")],
      items: [{ item: "electricity-plans", from: day("2024-04-15"), until: null }],
    });
    const owed = Array.from({ length: 12 }, (_, k) => {
      const on = lastDay(monthOf(addMonths(day("2024-05-01"), k)));
      return said(tenure, termsOf("enegaeru"), { on, reason: null });
    });
    expect(owed).toEqual([
      "220000",
      "200000",
      "180000",
      "160000",
      "140000",
      "120000",
      "100000",
      "80000",
      "60000",
      "40000",
      "20000",
      "nothing-left",
    ]);
  });
});
