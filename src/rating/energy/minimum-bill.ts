import { compareDerived } from "../../kernel/comparison.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import type { EnergyPlan } from "../../terms/kinds/energy-tariff.ts";
import type { At } from "./charge.ts";

type Prices = Exclude<EnergyPlan["prices"][number], { ended: true }>;
export type MinimumBill = NonNullable<Prices["minimum"]>;

/**
 * What is missing to a plan's minimum for the month; null when it is reached (EN-01). Base 140.40
 * and energy 58.29 against 230.86: 32.17.
 */
export function minimumDifference(
  minimum: MinimumBill,
  { at, reached, prorate }: { at: At; reached: Derived; prorate: (amount: Derived) => Derived },
): Derived | null {
  const published = prorate(derived.value(minimum.amount, "JPY/month", at.id));
  if (compareDerived(reached, published) >= 0) return null;
  const { rounding } = minimum;
  const owed = rounding === undefined ? published : derived.round(published, rounding);
  return derived.difference(owed, reached);
}
