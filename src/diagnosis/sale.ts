import type { Area } from "../kernel/area.ts";
import { addToMonth, monthOf } from "../kernel/day.ts";
import { ok, type Result } from "../kernel/result.ts";
import { asYen } from "../kernel/yen.ts";
import type { Missing } from "../rating/energy/charge.ts";
import { type FeedInTerms, feedInYen } from "../rating/feed-in.ts";
import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import type { Sale } from "./equipment.ts";
import type { BilledPeriod } from "./model.ts";

const READINGS = "simulation";
const MONTHS = 12;

/** The right to sell of a household, in the words of the rating; null without a rule to price it. */
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

/**
 * Whole yen for what is sold in each period of a year, `later` years on: the months are then those
 * of that year, so that a certificate's steps and its end come in their month.
 */
export function soldYen(
  soldWh: readonly number[],
  terms: FeedInTerms,
  { periods, later }: { readonly periods: readonly BilledPeriod[]; readonly later: number },
): Result<readonly number[], Missing> {
  const amounts: number[] = [];
  for (const [index, { period }] of periods.entries()) {
    const month = addToMonth(monthOf(period.from), later * MONTHS);
    const fed = feedInYen({ wh: soldWh[index] ?? 0, month, readings: READINGS }, terms);
    if (!fed.ok) return fed;
    amounts.push(asYen(fed.value.amount.value));
  }
  return ok(amounts);
}
