import { type Derived, derived } from "../../kernel/derivation.ts";
import type { At } from "./charge.ts";

export interface Tier {
  readonly upTo?: string | undefined;
  readonly price: string;
}

export interface TierTerms {
  readonly at: At;
  readonly unit: string;
  /** Units that the base charge pays for already: the first block of a minimum charge. */
  readonly includes?: string | undefined;
}

/**
 * Energy charge in graduated tiers (HH-11, EN-01). 374 kWh at 29.80 to 120, 36.40 to 300 and 40.49
 * above: 3,576.00 + 6,552.00 + 2,996.26 = 13,124.26.
 */
export function tierCharge(use: Derived, tiers: readonly Tier[], terms: TierTerms): Derived {
  const { at, unit, includes } = terms;
  const steps = tiers.map(({ upTo, price }) => ({
    upTo: upTo ?? null,
    price: derived.value(price, unit, at.id),
  }));
  const [only, ...more] = steps;
  if (!only) throw new Error(`${at.id} has no tier`);
  if (includes !== undefined) return derived.tiers(use, [freeUpTo(includes), ...steps]);
  return more.length === 0 ? derived.product([only.price, use]) : derived.tiers(use, steps);
}

/** The first block of use that another amount pays for. */
export function freeUpTo(upTo: string): { readonly upTo: string; readonly price: Derived } {
  return { upTo, price: derived.count(0, "yen: in the amount for the first block") };
}
