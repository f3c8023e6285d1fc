import { compareDerived } from "../../kernel/comparison.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import type { Rounding } from "../../kernel/rounding.ts";

export interface ProcurementTerms {
  readonly coefficient: Derived;
  /** 1 + consumption tax; null where the mean meets the thresholds without it. */
  readonly taxFactor: Derived | null;
  readonly refundBelow: Derived;
  readonly chargeAbove: Derived;
  readonly sharePercent: Derived;
  readonly meanRounding: Rounding | undefined;
  readonly unitRounding: Rounding;
  readonly amountRounding: Rounding;
}

/** Procurement unit (HH-14): mean 13.27 × 1.2 × 1.1 = 17.5164, cut to 17.51. */
export function procurementUnit(mean: Derived, terms: ProcurementTerms): Derived {
  const { coefficient, taxFactor, meanRounding, unitRounding } = terms;
  const counted = meanRounding === undefined ? mean : roundedMean(mean, meanRounding);
  const factors = taxFactor === null ? [counted, coefficient] : [counted, coefficient, taxFactor];
  return derived.round(derived.product(factors), unitRounding);
}

/** A mean that is published with so few digits needs no step of its own. */
function roundedMean(mean: Derived, rounding: Rounding): Derived {
  const rounded = derived.round(mean, rounding);
  return compareDerived(rounded, mean) === 0 ? mean : rounded;
}

/** Yen per kWh by which the unit leaves the corridor: negative below it, null inside. */
export function corridorDifference(unit: Derived, terms: ProcurementTerms): Derived | null {
  if (compareDerived(unit, terms.refundBelow) < 0) {
    return derived.difference(unit, terms.refundBelow);
  }
  if (compareDerived(unit, terms.chargeAbove) > 0) {
    return derived.difference(unit, terms.chargeAbove);
  }
  return null;
}

/**
 * Procurement adjustment (HH-14): unit 17.51 over 10.00, 300 kWh: 7.51 × 300 = 2,253. A refund is
 * negative; on the thresholds and between them there is none (null).
 */
export function procurementAmount(
  use: Derived,
  mean: Derived,
  terms: ProcurementTerms,
): Derived | null {
  const difference = corridorDifference(procurementUnit(mean, terms), terms);
  if (difference === null) return null;
  const whole = derived.product([difference, use]);
  return derived.round(sharedOut(whole, terms.sharePercent), terms.amountRounding);
}

/** All of it needs no percentage in its derivation. */
function sharedOut(amount: Derived, percent: Derived): Derived {
  const hundred = derived.count(100, "percent");
  if (compareDerived(percent, hundred) === 0) return amount;
  return derived.quotient(derived.product([amount, percent]), hundred);
}
