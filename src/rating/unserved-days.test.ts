import { describe, expect, it } from "vitest";
import { addDays, day, month } from "../kernel/day.ts";
import { valueOf } from "../kernel/evaluate-why.ts";
import { compare, toText } from "../kernel/exact.ts";
import { readCatalogue } from "../terms/load.ts";
import { bareTenure } from "./examples/example-terms.ts";
import type { Market } from "./market.ts";
import { rateMonth } from "./rate-month.ts";
import type { Tenure } from "./tenure.ts";

const { catalogue } = readCatalogue("catalogue");
const NO_MARKET: Market = { spotMean: () => null, spotDay: () => null, fuelAverage: () => null };

const diagnosis = bareTenure("enegaeru", {
  contract: "diagnosis",
  startedOn: day("2024-04-15"),
  termStarts: [day("2024-05-01")],
  items: [{ item: "solar-battery", from: day("2024-04-15"), until: null }],
});

/** Ended with a last day, for a reason. */
function ended(lastDay: string, endReason: string, more: Partial<Tenure> = {}): Tenure {
  return { ...diagnosis, ...more, endedOn: addDays(day(lastDay), 1), endReason };
}

function refunds(tenure: Tenure, of: string) {
  const asked = { household: [tenure], month: month(of), catalogue };
  const { lines } = rateMonth({ ...asked, market: NO_MARKET, seriesOf: () => null });
  const back = lines.filter(({ item }) => item.startsWith("days-not-served"));
  expect(back.every(({ amount, why }) => compare(valueOf(why), amount) === 0)).toBe(true);
  return back.map(({ item, amount, period, tax, clauses }) => {
    return { item, amount: toText(amount), period, tax, clauses };
  });
}

function amountsFor(reason: string): readonly string[] {
  return refunds(ended("2024-06-20", reason), "2024-06").map(({ amount }) => amount);
}

describe("days that are not served", () => {
  it("come back to who pays by the month at 1/365 of twelve months' fees (EN-17)", () => {
    // 30,000 × 12 × 10 ÷ 365 = 9,863.01 → 9,863
    expect(refunds(ended("2024-06-20", "discontinued"), "2024-06")).toEqual([
      {
        item: "days-not-served/solar-battery",
        amount: "-9863",
        period: { from: day("2024-06-21"), until: day("2024-07-01") },
        tax: { kind: "added", percent: 10 },
        clauses: ["EN-17", "EN-19"],
      },
    ]);
  });

  it("come back for the service level as well, and for no other reason (EN-19)", () => {
    expect(amountsFor("service-level")).toEqual(["-9863"]);
    expect(amountsFor("customer")).toEqual([]);
  });

  it("are none where the month was served to its last day, one where a day is missing", () => {
    expect(refunds(ended("2024-06-30", "discontinued"), "2024-06")).toEqual([]);
    // 30,000 × 12 × 1 ÷ 365 = 986.30 → 986
    const [line] = refunds(ended("2024-06-29", "discontinued"), "2024-06");
    expect(line?.amount).toBe("-986");
  });

  it("come back of a year that was paid at once, in the bill of the last month", () => {
    const paid = {
      code: "yearly-fee",
      on: day("2024-04-15"),
      quantity: 1,
      facts: {},
      amount: "360000",
    };
    const left = ended("2025-03-31", "discontinued", { chargeables: [paid] });
    // From 2024-05-01 to 2025-04-30; 30 days of April: 360,000 × 30 ÷ 365 = 29,589.04 → 29,589
    expect(refunds(left, "2025-03")).toEqual([
      {
        item: "days-not-served/yearly",
        amount: "-29589",
        period: { from: day("2025-04-01"), until: day("2025-05-01") },
        tax: { kind: "added", percent: 10 },
        clauses: ["EN-17", "EN-19"],
      },
    ]);
    expect(refunds(left, "2025-04")).toEqual([]);
    const over = ended("2025-04-30", "discontinued", { chargeables: [paid] });
    expect(refunds(over, "2025-04")).toEqual([]);
  });
});

function itemsOf(tenure: Tenure, of: string): readonly string[] {
  const asked = { household: [tenure], month: month(of), catalogue };
  const { lines } = rateMonth({ ...asked, market: NO_MARKET, seriesOf: () => null });
  return lines.map(({ rule, item, amount }) => `${rule}/${item} ${toText(amount)}`);
}

describe("a year that was paid at once (EN-15)", () => {
  const paid = {
    code: "yearly-fee",
    on: day("2024-04-15"),
    quantity: 1,
    facts: {},
    amount: "360000",
  };
  const yearly = { ...diagnosis, chargeables: [paid] };

  it("owes nothing by the month from its first month through its last", () => {
    const first = itemsOf(yearly, "2024-05").filter((line) => !line.includes("/initial "));
    expect(first).toEqual(["enegaeru/one-off-fee/yearly 360000"]);
    expect(itemsOf(yearly, "2025-04")).toEqual([]);
    expect(itemsOf(yearly, "2025-05")).toEqual(["enegaeru/monthly-fee/solar-battery 30000"]);
    expect(itemsOf(diagnosis, "2025-04")).toEqual(["enegaeru/monthly-fee/solar-battery 30000"]);
  });

  it("owes nothing more when it is left early (EN-14)", () => {
    expect(itemsOf({ ...ended("2024-11-20", "customer"), chargeables: [paid] }, "2024-11")).toEqual(
      [],
    );
    // 2024-12 to 2025-04 are 5 months: 30,000 × 5 = 150,000
    expect(itemsOf(ended("2024-11-20", "customer"), "2024-11")).toEqual([
      "enegaeru/monthly-fee/solar-battery 30000",
      "enegaeru/exit-fee/solar-battery 150000",
    ]);
  });
});
