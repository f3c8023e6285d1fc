import { compareDerived } from "../../kernel/comparison.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
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
  const cited = charges.map(cite);
  const sum = derived.sum(cited.map(amountOf));
  const rounded = groupTotal(cited, rounding, sum);
  if (compareDerived(rounded, sum) === 0) return null;
  return derived.difference(rounded, derived.settled(sum.value, "sum of the lines"));
}

type Amount = Pick<Charge, "group" | "amount">;

/** What a group comes to when it is rounded: 12,093 in the same example. */
export function groupTotal(
  charges: readonly Amount[],
  { energy, total }: GroupRounding,
  sum: Derived = derived.sum(charges.map(amountOf)),
): Derived {
  if (energy === "keep") return step(sum, total);
  const ofEnergy = charges.filter(({ group }) => group === "energy").map(amountOf);
  const others = charges.filter(({ group }) => group !== "energy").map(amountOf);
  return step(derived.sum([step(derived.sum(ofEnergy), energy), ...others]), total);
}

function amountOf({ amount }: Amount): Derived {
  return amount;
}

/** Lines are cited by their amount: their own derivations stand beside them. */
function cite({ group, amount, rule, item }: Charge): Amount {
  return { group, amount: derived.settled(amount.value, `${rule}/${item}`) };
}

export function step(amount: Derived, rounding: RoundingStep): Derived {
  return rounding === "keep" ? amount : derived.round(amount, rounding);
}
