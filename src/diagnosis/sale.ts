import type { Area } from "../kernel/area.ts";
import { addToMonth, type Month, monthOf } from "../kernel/day.ts";
import type { Exact } from "../kernel/exact.ts";
import { ok, type Result } from "../kernel/result.ts";
import { asYen } from "../kernel/yen.ts";
import type { Missing } from "../rating/energy/charge.ts";
import { type FeedInPrice, feedInPrice, type FeedInTerms, feedInYen } from "../rating/feed-in.ts";
import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import type { Sale } from "./equipment.ts";
import type { BilledPeriod } from "./model.ts";

const READINGS = "simulation";
const MONTHS = 12;

/** A household's right to sell, in the words of the rating; null without a rule to price it. */
export function saleTerms(
  catalogue: Catalogue,
  sale: Sale,
  { area, periods }: { readonly area: Area; readonly periods: readonly BilledPeriod[] },
): FeedInTerms | null {
  const rule = rulesOf(catalogue, "market", "feed-in").at(0);
  const first = periods[0]?.period.from;
  if (rule === undefined || first === undefined) return null;
  const { certifiedOn, outputControl, buyer } = sale;
  return {
    rule,
    area,
    certifiedOn,
    outputControl,
    buyer,
    startedIn: sale.startedIn ?? monthOf(first),
  };
}

/** What is earned in a year, `later` years on, by what is sold in each period: whole yen. */
export type Earnings = (soldWh: readonly number[], later: number) => Result<number[], Missing>;

/**
 * Whole yen for what is sold in each period of a year, as `feedInYen` has it, `later` years on: the
 * months are then those of that year, so that a certificate's steps and its end come in their
 * month. Prices are looked up once a month, so that the many years of a cash flow cost little.
 */
export function earningsUnder(terms: FeedInTerms, periods: readonly BilledPeriod[]): Earnings {
  const known = new Map<number, Result<FeedInPrice, Missing>>();
  const priceIn = (month: Month) => {
    const found = known.get(month) ?? feedInPrice(month, terms);
    known.set(month, found);
    return found;
  };
  return (soldWh, later) => {
    const amounts: number[] = [];
    for (const [index, { period }] of periods.entries()) {
      const month = addToMonth(monthOf(period.from), later * MONTHS);
      const wh = soldWh[index] ?? 0;
      const price = priceIn(month);
      if (!price.ok) return price;
      const quick = cutToYen(wh, price.value.price.value, terms);
      if (quick === null) {
        const fed = feedInYen({ wh, month, readings: READINGS }, terms);
        if (!fed.ok) return fed;
        amounts.push(asYen(fed.value.amount.value));
      } else {
        amounts.push(quick);
      }
    }
    return ok(amounts);
  };
}

/**
 * wh ÷ 1,000 × price cut to the yen, in whole numbers below 2^53; null where the terms round
 * otherwise or the numbers are too large. 300,000 Wh at 83/10 are 2,490.
 */
function cutToYen(wh: number, { n, d }: Exact, { rule }: FeedInTerms): number | null {
  const { digit, mode } = rule.rule.rounding;
  const above = wh * Number(n);
  const fits = wh >= 0 && n >= 0n && Number.isSafeInteger(above) && d <= 10_000n;
  if (digit !== "yen" || mode !== "down" || !fits) return null;
  const below = 1000 * Number(d);
  return (above - (above % below)) / below;
}
