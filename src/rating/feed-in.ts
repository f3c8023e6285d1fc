import type { Area } from "../kernel/area.ts";
import {
  addToMonth,
  type Day,
  firstDay,
  formatDay,
  formatMonth,
  type Month,
} from "../kernel/day.ts";
import { type Derived, derived } from "../kernel/derivation.ts";
import { kilo, multiply } from "../kernel/exact.ts";
import { periodOf } from "../kernel/period.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import { round } from "../kernel/rounding.ts";
import { asYen } from "../kernel/yen.ts";
import type { Located } from "../terms/catalogue.ts";
import { inForceOn } from "../terms/dated.ts";
import type { RuleOf } from "../terms/kinds/index.ts";
import type { Missing } from "./energy/charge.ts";
import { entryId, type Mark, marksOf } from "./priced.ts";

/** A household's right to sell: when it was certified, and who buys afterwards. */
export interface FeedInTerms {
  readonly rule: Located<RuleOf<"feed-in">>;
  readonly area: Area;
  /** Null where nothing was certified: the buyer's price from the first month. */
  readonly certifiedOn: Day | null;
  /** Month in which supply began: its years are counted in months from here. */
  readonly startedIn: Month;
  /** A device for output control was an obligation there. */
  readonly outputControl: boolean;
  /** Key of the buyer after the term: `incumbent`. */
  readonly buyer: string;
}

/** The price of a month, and whether the certificate or a buyer sets it. */
export interface FeedInPrice {
  readonly price: Derived;
  readonly phase: "certified" | "after";
  /** What a buyer is said to pay at least and at most, where no single price is known. */
  readonly range: { readonly least: string; readonly most: string } | null;
  readonly marks: readonly Mark[];
}

/** What sold power of a month brings. */
export interface FedIn extends Omit<FeedInPrice, "price"> {
  /** Whole yen, positive: it is owed to the household. */
  readonly amount: Derived;
}

const MONTHS_A_YEAR = 12;

/**
 * Yen for the power sold in a month (EN-02). 300 kWh in year 1 of a certificate of 2026: 300 ×
 * 24 = 7,200; in year 5: 300 × 8.3 = 2,490; in year 11 by the buyer's price. The month's amount is
 * cut to the yen.
 */
export function feedInYen(
  sold: { readonly wh: number; readonly month: Month; readonly readings: string },
  terms: FeedInTerms,
): Result<FedIn, Missing> {
  const found = feedInPrice(sold.month, terms);
  if (!found.ok) return found;
  const { price, ...said } = found.value;
  const { readings } = sold;
  const energy = derived.energy(sold.wh, { period: periodOf(sold.month), readings });
  const amount = derived.round(derived.product([price, energy]), terms.rule.rule.rounding);
  return ok({ amount, ...said });
}

/**
 * The yen of `feedInYen` at a price that is known, without how they came to be: for thousands of
 * simulated months. 300,000 Wh at 8.3 are 2,490.
 */
export function yenAt({ price }: FeedInPrice, wh: number, { rule }: FeedInTerms): number {
  return asYen(round(multiply(price.value, kilo(wh)), rule.rule.rounding));
}

/**
 * Yen per kWh in a month (EN-02): supplied from 2026-05, year 4 ends with 2030-04, so 2030-05 has
 * the second price, 2036-05 the buyer's.
 */
export function feedInPrice(month: Month, terms: FeedInTerms): Result<FeedInPrice, Missing> {
  const { rule, certifiedOn, startedIn } = terms;
  if (month < startedIn) return notInForce(rule.id, `sold before ${formatMonth(startedIn)}`);
  if (certifiedOn === null) return buyersPrice(month, terms);
  const entry = inForceOn(rule.rule.certified, certifiedOn);
  if (!entry.ok) return notInForce(rule.id, `certified on ${formatDay(certifiedOn)}`);
  const { steps, withOutputControl } = entry.value;
  const year = Math.floor((month - startedIn) / MONTHS_A_YEAR) + 1;
  const own = (terms.outputControl ? withOutputControl : null) ?? steps;
  const step = own.find(({ throughYear }) => year <= throughYear);
  if (step === undefined) return buyersPrice(month, terms);
  const item = own === steps ? "certified" : "certified-with-output-control";
  const price = derived.value(step.price, rule.rule.unit, entryId(rule.id, item, entry.value));
  return ok({ price, phase: "certified", range: null, marks: marksOf(entry.value) });
}

/**
 * The first month after the certified term (EN-02): 10 years from 2016-06 end before 2026-06; null
 * where nothing was certified, or nothing is known of it.
 */
export function feedInEnds({ rule, certifiedOn, startedIn }: FeedInTerms): Month | null {
  const entry = certifiedOn === null ? null : inForceOn(rule.rule.certified, certifiedOn);
  const last = entry?.ok ? entry.value.steps.at(-1) : undefined;
  return last === undefined ? null : addToMonth(startedIn, last.throughYear * MONTHS_A_YEAR);
}

function buyersPrice(
  month: Month,
  { rule, area, buyer }: FeedInTerms,
): Result<FeedInPrice, Missing> {
  const { buyers } = rule.rule;
  const sold = Object.hasOwn(buyers, buyer) ? buyers[buyer] : undefined;
  if (!sold?.areas.includes(area)) return notInForce(rule.id, `buyer ${buyer} in ${area}`);
  const entry = inForceOn(sold.prices, firstDay(month));
  if (!entry.ok) return notInForce(rule.id, `buyer ${buyer} in ${formatMonth(month)}`);
  const price = derived.value(
    entry.value.price,
    rule.rule.unit,
    entryId(rule.id, buyer, entry.value),
  );
  const { range = null } = entry.value;
  return ok({ price, phase: "after", range, marks: marksOf(entry.value) });
}

function notInForce(rule: string, missing: string): Result<never, Missing> {
  return no({ rule, code: "rating.price-not-in-force", missing });
}
