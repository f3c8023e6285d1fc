import type { Area } from "../kernel/area.ts";
import { addToMonth, type Month, monthOf } from "../kernel/day.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { Missing } from "../rating/energy/charge.ts";
import { type FeedInPrice, feedInPrice, type FeedInTerms, yenAt } from "../rating/feed-in.ts";
import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import type { Sale } from "./equipment.ts";
import type { BilledPeriod } from "./model.ts";

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
      const price = priceIn(addToMonth(monthOf(period.from), later * MONTHS));
      if (!price.ok) return price;
      amounts.push(yenAt(price.value, soldWh[index] ?? 0, terms));
    }
    return ok(amounts);
  };
}
