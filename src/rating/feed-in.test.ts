import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addToMonth, day, formatMonth, month, type Month } from "../kernel/day.ts";
import { whole } from "../kernel/exact.ts";
import { ruleAt } from "../terms/catalogue.ts";
import { loadCatalogue } from "../terms/load.ts";
import { feedInEnds, feedInPrice, type FeedInTerms, feedInYen } from "./feed-in.ts";

const catalogue = loadCatalogue("catalogue");
const rule = ruleAt(catalogue, "market/feed-in", "feed-in");
const terms: FeedInTerms = {
  rule,
  area: "tokyo",
  certifiedOn: day("2026-04-10"),
  startedIn: month("2026-05"),
  outputControl: false,
  buyer: "incumbent",
};

function priceIn(of: Month, own: Partial<FeedInTerms> = {}): string {
  const found = feedInPrice(of, { ...terms, ...own });
  if (!found.ok) return found.refusal.missing;
  const { why } = found.value.price;
  return `${found.value.phase} ${"value" in why ? `${why.value} ${why.entry}` : ""}`;
}

test("the price steps by years of supply, counted in months, and then is the buyer's", () => {
  const steps = [0, 47, 48, 119, 120].map((months) => priceIn(addToMonth(terms.startedIn, months)));
  expect(steps).toEqual([
    "certified 24 market/feed-in/certified@2026-04-01",
    "certified 24 market/feed-in/certified@2026-04-01",
    "certified 8.3 market/feed-in/certified@2026-04-01",
    "certified 8.3 market/feed-in/certified@2026-04-01",
    "after 8 market/feed-in/incumbent@2019-11-01",
  ]);
});

test("what is not known is refused by name", () => {
  const refused = [
    priceIn(month("2026-04")),
    priceIn(month("2027-06"), { certifiedOn: day("2027-04-01") }),
    priceIn(month("2036-05"), { buyer: "neighbour" }),
    priceIn(month("2036-05"), { buyer: "constructor" }),
    priceIn(month("2019-10"), { certifiedOn: null, startedIn: month("2019-10") }),
  ];
  expect(refused).toEqual([
    "sold before 2026-05",
    "certified on 2027-04-01",
    "buyer neighbour in tokyo",
    "buyer constructor in tokyo",
    "buyer incumbent in 2019-10",
  ]);
});

test("a month's yen carry how they were reached", () => {
  const sold = { wh: 301_500, month: month("2030-05"), readings: "meter@1" };
  expect(feedInYen(sold, terms)).toEqual({
    ok: true,
    value: {
      amount: {
        value: whole(2502),
        why: {
          round: { digit: "yen", mode: "down" },
          of: {
            product: [
              { value: "8.3", unit: "JPY/kWh", entry: "market/feed-in/certified@2026-04-01" },
              { wh: 301_500, period: "2030-05-01/2030-06-01", readings: "meter@1" },
            ],
          },
        },
      },
      phase: "certified",
      range: null,
      marks: [],
    },
  });
});

test("no month is without a price, and the term ends where the buyer begins", () => {
  const certified = fc.constantFrom("2012-07-01", "2019-06-01", "2025-09-30", "2025-10-01");
  const months = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(certified, months, fc.boolean(), (on, after, outputControl) => {
      const own = {
        ...terms,
        certifiedOn: day(on),
        startedIn: month("2020-01"),
        outputControl,
      };
      const at = addToMonth(own.startedIn, after);
      const found = feedInPrice(at, own);
      const ends = feedInEnds(own);
      expect(ends === null ? null : formatMonth(ends)).toBe("2030-01");
      expect(found.ok && found.value.phase).toBe(after < 120 ? "certified" : "after");
      const made = feedInYen({ wh: 0, month: at, readings: "none" }, own);
      expect(made.ok && made.value.amount.value.n).toBe(whole(0).n);
    }),
  );
});
