import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PANELS } from "../../test/support/asked-diagnosis.ts";
import { addToMonth, day, monthOf } from "../kernel/day.ts";
import { asYen } from "../kernel/yen.ts";
import { feedInYen } from "../rating/feed-in.ts";
import { loadCatalogue } from "../terms/load.ts";
import { periodsAhead } from "./periods-ahead.ts";
import { earningsUnder, saleTerms } from "./sale.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const periods = periodsAhead(day("2026-11-22"));

test("what is earned is what the feed-in rule pays, month by month, in every year", () => {
  const certified = fc.constantFrom("2016-05-01", "2020-04-01", "2026-11-01", null);
  const sold = fc.array(fc.nat(2_000_000), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(certified, sold, fc.nat(19), (on, soldWh, later) => {
      const sale = { ...PANELS.sale, certifiedOn: on === null ? null : day(on) };
      const terms = saleTerms(catalogue, sale, { area: "tokyo", periods });
      if (terms === null) throw new Error("the catalogue prices what is sold");
      const earned = earningsUnder(terms, periods)(soldWh, later);
      const paid = periods.map(({ period }, index) => {
        const month = addToMonth(monthOf(period.from), later * 12);
        const fed = feedInYen({ wh: soldWh[index] ?? 0, month, readings: "test" }, terms);
        if (!fed.ok) throw new Error(fed.refusal.missing);
        return asYen(fed.value.amount.value);
      });
      expect(earned).toEqual({ ok: true, value: paid });
    }),
  );
});

test("sold before supply began is refused, not guessed", () => {
  const startedIn = addToMonth(monthOf(day("2027-06-01")), 0);
  const terms = saleTerms(catalogue, { ...PANELS.sale, startedIn }, { area: "tokyo", periods });
  if (terms === null) throw new Error("the catalogue prices what is sold");
  const earned = earningsUnder(terms, periods)([1], 0);
  expect(earned).toMatchObject({ ok: false, refusal: { code: "rating.price-not-in-force" } });
});
