import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addToMonth,
  type Day,
  day,
  firstDay,
  lastDay,
  type Month,
  month,
  monthOf,
} from "../kernel/day.ts";
import { valueOf } from "../kernel/evaluate-why.ts";
import { add, compare, decimal, toText, ZERO } from "../kernel/exact.ts";
import { formatPeriod, type OpenPeriod } from "../kernel/period.ts";
import { ruleAt } from "../terms/catalogue.ts";
import { readCatalogue } from "../terms/load.ts";
import { bareTenure } from "./examples/example-terms.ts";
import { monthlyFee, type MonthlyFeeRule } from "./monthly-fee.ts";
import type { OptionSpan, Tenure } from "./tenure.ts";

const { catalogue } = readCatalogue("catalogue");
const hems = ruleAt(catalogue, "ecorepo-home/monthly-fee", "monthly-fee");
const fibre = ruleAt(catalogue, "kattobi-hikari/monthly-fee", "monthly-fee");
const options = ruleAt(catalogue, "kattobi-hikari/option-fee", "monthly-fee");
const value = ruleAt(catalogue, "kattobi-hikari/value-monthly-fee", "monthly-fee");
const TEN = () => 10 as const;

/** A fee of so many yen by the day, as other systems' cases have it. */
function byTheDay(amount: string, rule: Partial<MonthlyFeeRule["rule"]> = {}): MonthlyFeeRule {
  const light = hems.rule.items["light"];
  if (!light) throw new Error("Light has a price");
  const values = [{ from: day("2000-01-01"), amount, source: { document: "cases", article: "-" } }];
  const items = { light: { ...light, values }, premium: { ...light, values } };
  return { ...hems, rule: { ...hems.rule, items, ...rule } };
}

function held(facts: { from: string; until?: string }, more: Partial<Tenure> = {}): Tenure {
  const from = day(facts.from);
  const until = facts.until === undefined ? null : day(facts.until);
  const items = [{ item: "light", from, until }];
  return bareTenure("ecorepo-home", { startedOn: from, endedOn: until, items, ...more });
}

function amounts(tenure: Tenure, rule: MonthlyFeeRule, of: string): string[] {
  return monthlyFee(tenure, rule, month(of), TEN).map(({ amount }) => toText(amount));
}

function taken(option: string, from: string, more: Partial<OptionSpan> = {}): OptionSpan {
  const alone = { together: false, again: false, quantity: 1 };
  return { option, from: day(from), until: null, ...alone, ...more };
}

function pause(from: string, until: string | null): OpenPeriod {
  return { from: day(from), until: until === null ? null : day(until) };
}

describe("cases that other systems got wrong", () => {
  it.each([
    // S1: from the 23rd, actual days. Our first month runs from the day after the start to its end.
    ["2023-06", "2023-06-22", "8000"], // 30,000 × 8 ÷ 30
    ["2023-07", "2023-07-22", "8709"], // 30,000 × 9 ÷ 31 = 8,709.67
    ["2023-02", "2023-02-14", "15000"], // S5: 30,000 × 14 ÷ 28
    ["2024-02", "2024-02-15", "14482"], // S5, leap: 30,000 × 14 ÷ 29 = 14,482.75
  ])("%s, started %s, is charged by its own days: %s", (of, from, expected) => {
    expect(amounts(held({ from }), byTheDay("30000"), of)).toEqual([expected]);
  });

  it("S16: from 19 July 13 of 31 days are charged, where the start day itself counts not", () => {
    // 1,000 × 13 ÷ 31 = 419.35 and 1,500 × 13 ÷ 31 = 629.03, with 18 July as the start.
    expect(amounts(held({ from: "2023-07-18" }), byTheDay("1000"), "2023-07")).toEqual(["419"]);
    expect(amounts(held({ from: "2023-07-18" }), byTheDay("1500"), "2023-07")).toEqual(["629"]);
  });

  it("S17: a change on the 20th charges both items by their days", () => {
    // 380 × 20 ÷ 31 = 245.16, 580 × 11 ÷ 31 = 205.80.
    const items = [
      { item: "light", from: day("2023-01-10"), until: day("2023-08-20") },
      { item: "premium", from: day("2023-08-20"), until: null },
    ];
    const tenure = held({ from: "2023-01-10" }, { items });
    const lines = monthlyFee(tenure, hems, month("2023-08"), TEN);
    expect(
      lines.map(({ item, amount, period }) => [item, toText(amount), formatPeriod(period)]),
    ).toEqual([
      ["light", "245", "2023-08-01/2023-08-21"],
      ["premium", "205", "2023-08-21/2023-09-01"],
    ]);
  });

  it("S20: 10,000 for 6 of 31 days is 1,935, never 193,548", () => {
    expect(amounts(held({ from: "2023-07-25" }), byTheDay("10000"), "2023-07")).toEqual(["1935"]);
  });

  it("S31: a larger quantity counts for whole months, without proration", () => {
    const tenure = bareTenure("kattobi-hikari", {
      startedOn: day("2024-01-10"),
      items: [{ item: "family-1g", from: day("2024-01-10"), until: null }],
      options: [
        taken("extra-mail", "2024-02-10", { quantity: 7 }),
        taken("extra-mail", "2024-04-15", { quantity: 3 }),
      ],
    });
    expect(amounts(tenure, options, "2024-03")).toEqual(["2310"]); // 330 × 7
    expect(amounts(tenure, options, "2024-04")).toEqual(["3300"]); // 330 × 10
  });

  it("a service begun on day 31 is billed in every month after", () => {
    const tenure = bareTenure("kattobi-hikari", {
      startedOn: day("2024-01-31"),
      items: [{ item: "family-1g", from: day("2024-01-31"), until: null }],
    });
    for (const of of ["2024-02", "2024-03", "2024-04"]) {
      expect(amounts(tenure, fibre, of)).toEqual(["5720"]);
    }
  });

  it("free months that end over a month's end skip no month and add none", () => {
    const addOns = ruleAt(catalogue, "hiho-denki/option-fee", "monthly-fee");
    const option = {
      option: "support-pack",
      from: day("2024-08-31"),
      until: null,
      together: true,
      again: false,
      quantity: 1,
    };
    const tenure = bareTenure("hiho-denki", { startedOn: day("2024-08-31"), options: [option] });
    const charged = ["2024-08", "2024-09", "2025-02", "2025-03", "2025-04"];
    expect(charged.map((of) => amounts(tenure, addOns, of))).toEqual([
      [],
      [],
      [],
      ["4378"],
      ["4378"],
    ]);
  });
});

describe("stops", () => {
  it("a pause frees whole months only between stop and resumption, also in a second pause", () => {
    const tenure = bareTenure("kattobi-hikari", {
      startedOn: day("2023-04-10"),
      items: [{ item: "kattobi-value", from: day("2023-04-10"), until: null }],
      pauses: [pause("2023-06-15", "2023-08-01"), pause("2024-09-30", null)],
    });
    const charged = ["2023-06", "2023-07", "2023-08", "2024-09", "2024-10", "2025-01"];
    expect(charged.map((of) => amounts(tenure, value, of))).toEqual([
      ["550"],
      [],
      ["550"],
      ["550"],
      [],
      [],
    ]);
  });

  it("a suspension frees whole months only where the terms say so", () => {
    const suspensions = [{ from: day("2023-06-15"), until: day("2023-09-01") }];
    const tenure = held({ from: "2023-01-10" }, { suspensions });
    const free = byTheDay("380", { whileSuspended: "free" });
    expect(
      ["2023-06", "2023-07", "2023-08", "2023-09"].map((of) => amounts(tenure, free, of)),
    ).toEqual([["380"], [], [], ["380"]]);
    expect(amounts(tenure, hems, "2023-07")).toEqual(["380"]);
  });

  it("an option taken up again in the month of its end is charged once", () => {
    const tenure = bareTenure("kattobi-hikari", {
      startedOn: day("2024-01-10"),
      items: [{ item: "family-1g", from: day("2024-01-10"), until: null }],
      options: [
        taken("norton", "2024-02-10", { until: day("2024-05-11") }),
        taken("norton", "2024-05-20", { again: true }),
      ],
    });
    expect(["2024-04", "2024-05", "2024-06"].map((of) => amounts(tenure, options, of))).toEqual([
      ["627"],
      ["627"],
      ["627"],
    ]);
  });

  it("a service that has not started owes nothing", () => {
    expect(monthlyFee(bareTenure("ecorepo-home"), hems, month("2024-05"), TEN)).toEqual([]);
  });
});

const startDays = fc
  .integer({ min: day("2019-01-01"), max: day("2027-12-31") })
  .map((n) => n as Day);
const inMonth = (of: Month) =>
  fc.integer({ min: firstDay(of), max: lastDay(of) }).map((n) => n as Day);

describe("whatever the days", () => {
  it("a change never costs more than both whole fees, nor less than the cheaper, cut twice", () => {
    fc.assert(
      fc.property(
        startDays.chain((from) => {
          const of = addToMonth(monthOf(from), 2);
          return fc.tuple(fc.constant(from), fc.constant(of), inMonth(of));
        }),
        ([from, of, changed]) => {
          const items = [
            { item: "light", from, until: changed },
            { item: "premium", from: changed, until: null },
          ];
          const tenure = bareTenure("ecorepo-home", { startedOn: from, items });
          const lines = monthlyFee(tenure, hems, of, TEN);
          const total = lines.map(({ amount }) => amount).reduce(add, ZERO);
          expect(compare(total, decimal("580")) <= 0).toBe(true);
          expect(compare(total, decimal("378")) > 0).toBe(true);
          expect(lines.every(({ amount, why }) => compare(valueOf(why), amount) === 0)).toBe(true);
        },
      ),
    );
  });

  it("the days of a month's lines never overlap and fill what is charged of it", () => {
    fc.assert(
      fc.property(
        startDays.chain((from) => fc.tuple(fc.constant(from), inMonth(monthOf(from)))),
        ([from, changed]) => {
          fc.pre(changed > from);
          const items = [
            { item: "light", from, until: changed },
            { item: "premium", from: changed, until: null },
          ];
          const of = monthOf(from);
          const lines = monthlyFee(
            bareTenure("ecorepo-home", { startedOn: from, items }),
            hems,
            of,
            TEN,
          );
          const days = lines.reduce((all, { period }) => all + period.until - period.from, 0);
          expect(days).toBe(firstDay(addToMonth(of, 1)) - addDays(from, 1));
          lines.slice(1).forEach(({ period }, index) => {
            expect(period.from).toBe(lines[index]?.period.until);
          });
        },
      ),
    );
  });

  it("whole-month fees run from the month after the start to the month of the end", () => {
    fc.assert(
      fc.property(startDays, fc.integer({ min: 1, max: 900 }), (from, length) => {
        const until = addDays(from, length);
        const items = [{ item: "family-1g", from, until }];
        const tenure = bareTenure("kattobi-hikari", { startedOn: from, endedOn: until, items });
        const first = addToMonth(monthOf(from), 1);
        const last = monthOf(addDays(until, -1));
        for (let of = monthOf(from); of <= addToMonth(last, 1); of = addToMonth(of, 1)) {
          if (firstDay(of) < day("2019-10-01")) continue;
          const charged = monthlyFee(tenure, fibre, of, TEN).length;
          expect(charged).toBe(of >= first && of <= last ? 1 : 0);
        }
      }),
    );
  });
});
