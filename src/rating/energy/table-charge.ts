import { compareDerived } from "../../kernel/comparison.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import type { Rounding } from "../../kernel/rounding.ts";
import type { At } from "./charge.ts";

export interface PriceTable {
  readonly upTo?: string | undefined;
  readonly base: string;
  readonly price: string;
}

export interface TableTerms {
  readonly at: At;
  readonly unit: string;
  /** The month's adjustment per unit, and where digits of the adjusted price are dropped. */
  readonly adjustment: Derived | null;
  readonly adjustedPrice: Rounding | undefined;
}

/**
 * One table, chosen by the whole month's use, prices all of it (EN-03). 50 m³ lie in table B, up to
 * 50: 1,364.81 + 169.11 × 50 = 9,820.31. It is no tiered sum: a unit more can cost less.
 */
export function tableCharge(
  use: Derived,
  tables: readonly PriceTable[],
  terms: TableTerms,
): { readonly base: Derived; readonly energy: Derived } {
  const table = tables.find(
    ({ upTo }) =>
      upTo === undefined || compareDerived(use, derived.value(upTo, "upTo", terms.at.id)) <= 0,
  );
  if (!table) throw new Error(`${terms.at.id} has no table for the use`);
  const price = adjustedPrice(derived.value(table.price, terms.unit, terms.at.id), terms);
  return {
    base: derived.value(table.base, "JPY/month", terms.at.id),
    energy: derived.product([price, use]),
  };
}

/** Standard price plus adjustment, digits dropped once: 150.88 + 15.584, cut to sen, is 166.46. */
export function adjustedPrice(
  price: Derived,
  { adjustment, adjustedPrice: rounding }: Pick<TableTerms, "adjustment" | "adjustedPrice">,
): Derived {
  if (adjustment === null) return price;
  const sum = derived.sum([price, adjustment]);
  return rounding === undefined ? sum : derived.round(sum, rounding);
}
