import { addDays, type Day } from "../../kernel/day.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { toText } from "../../kernel/exact.ts";
import { formatPeriod } from "../../kernel/period.ts";
import type { Rounding } from "../../kernel/rounding.ts";
import { SLOTS_A_DAY } from "../../metering/series.ts";
import type { At } from "./charge.ts";
import type { EnergyUse } from "./quantity.ts";

export interface MarketTerms {
  readonly at: At;
  readonly loss: string;
  readonly factor: string;
  readonly rounding: Rounding;
  /** Prices of a day in 1/100 yen per kWh; null when not known. */
  readonly spotDay: (on: Day) => Int32Array | null;
  readonly series: string;
}

/** Wh × 1/100 yen per kWh: hundred-thousandths of a yen. */
export const WEIGHTED_A_YEN = 100_000;

/**
 * Energy charge by half-hour: Σ (kWh × area price) ÷ (1 − loss) × factor, rounded once. 0.5 kWh at
 * 10.00 and 0.3 kWh at 20.00, loss 6.9 %, factor 1.1: 11.00 ÷ 0.931 × 1.1 = 12.9967… → 12.99 Null
 * when a day's prices are not known.
 */
export function marketCharge(use: EnergyUse, terms: MarketTerms): Derived | null {
  const weighted = weightedSum(use, terms.spotDay);
  if (weighted === null) return null;
  const { at, series } = terms;
  const text = toText({ n: BigInt(weighted), d: BigInt(WEIGHTED_A_YEN) });
  const source = { series: weightedSeries(series, use.readings), over: formatPeriod(use.period) };
  const net = derived.difference(
    derived.count(1, "whole"),
    derived.value(terms.loss, "share lost", at.id),
  );
  const bought = derived.quotient(derived.market(text, "JPY", source), net);
  const charged = derived.product([bought, derived.value(terms.factor, "factor", at.id)]);
  return derived.round(charged, terms.rounding);
}

/** What a sum of half-hours times their prices is called in a derivation. */
export function weightedSeries(series: string, readings: string): string {
  return `${series} × ${readings}`;
}

/** One pass of integers: a month of 10 kWh slots at 999.99 yen stays below 2^53. */
function weightedSum(
  { period, slots, weighted }: EnergyUse,
  spotDay: MarketTerms["spotDay"],
): number | null {
  if (slots === null) return weighted ?? null;
  let sum = 0;
  for (let day = 0, index = 0; index < slots.length; day += 1) {
    const prices = spotDay(addDays(period.from, day));
    if (prices === null) return null;
    for (let slot = 0; slot < SLOTS_A_DAY; slot += 1, index += 1) {
      sum += (slots[index] ?? 0) * (prices[slot] ?? 0);
    }
  }
  if (!Number.isSafeInteger(sum))
    throw new Error("a month of half-hours is too large to be summed");
  return sum;
}
