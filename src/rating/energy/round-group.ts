import { type Derived, derived } from "../../kernel/derivation.ts";
import { compare } from "../../kernel/exact.ts";
import type { RoundingStep } from "../../terms/kinds/rounding-profile.ts";
import type { Charge } from "./charge.ts";

/** The two steps of a profile that look at several amounts together. */
export interface GroupRounding {
  readonly energy: RoundingStep;
  readonly total: RoundingStep;
}

/**
 * What rounding the group takes away or adds (HH-11): 1,247.00 + 13,124.26 − 3,840.98 + 1,563 =
 * 12,093.28, cut to the yen 12,093, is −0.28. Null when nothing changes.
 */
export function roundGroup(charges: readonly Charge[], rounding: GroupRounding): Derived | null {
  const amounts = charges.map(settledAmount);
  const sum = derived.sum(amounts);
  const energy = charges.flatMap(({ group }, index) => {
    const amount = amounts[index];
    return group === "energy" && amount ? [amount] : [];
  });
  const others = charges.flatMap(({ group }, index) => {
    const amount = amounts[index];
    return group !== "energy" && amount ? [amount] : [];
  });
  const parts =
    rounding.energy === "keep"
      ? sum
      : derived.sum([step(derived.sum(energy), rounding.energy), ...others]);
  const rounded = step(parts, rounding.total);
  if (compare(rounded.value, sum.value) === 0) return null;
  return derived.difference(rounded, derived.settled(sum.value, "sum of the lines"));
}

/** Lines are cited by their amount: their own derivations stand beside them. */
function settledAmount({ amount, rule, item }: Charge): Derived {
  return derived.settled(amount.value, `${rule}/${item}`);
}

export function step(amount: Derived, rounding: RoundingStep): Derived {
  return rounding === "keep" ? amount : derived.round(amount, rounding);
}
