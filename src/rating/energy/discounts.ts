import { type Derived, derived } from "../../kernel/derivation.ts";
import type { Discount } from "../../terms/kinds/energy-tariff.ts";
import type { At } from "./charge.ts";

/**
 * A plan's own discount, as a negative amount; null where it was not chosen (EN-01, EN-23). 8 % of
 * base and energy, at most 3,300: of 20,000.00 it is −1,600.00, of 50,000.00 it is −3,300. One of a
 * set is chosen by the address of the plan beside it.
 */
export function planDiscount(
  discount: Discount,
  { at, chosen, of }: { at: At; chosen: readonly string[]; of: Derived },
): Derived | null {
  if (discount.when !== undefined && !chosen.includes(discount.when)) return null;
  if (discount.setWith !== undefined && !isSet(discount.setWith, chosen)) return null;
  if (discount.by === "amount") return derived.value(discount.amount, "JPY/month", at.id);
  const percent = derived.value(discount.percent, "percent", at.id);
  const share = derived.quotient(derived.product([of, percent]), derived.count(100, "percent"));
  const capped =
    discount.most === undefined
      ? share
      : derived.least([share, derived.value(discount.most, "JPY/month", at.id)]);
  const { rounding } = discount;
  return derived.negative(rounding === undefined ? capped : derived.round(capped, rounding));
}

/** Whether a plan of one of these tariffs is among what was chosen. */
export function isSet(tariffs: readonly string[], chosen: readonly string[]): boolean {
  return tariffs.some((tariff) => chosen.some((address) => address.startsWith(`${tariff}/`)));
}
