import { type Derived, derived } from "../../kernel/derivation.ts";
import { freeUpTo } from "./tiers.ts";

/** A unit's own amount for the first block of a minimum charge, and the block's size. */
export interface BlockAmount {
  readonly upTo: string;
  readonly amount: Derived;
}

/**
 * Use × unit; with a block, its one amount plus the unit for what lies above (HH-12). 310 kWh,
 * −9.83 and −147.69 for the first 15: −147.69 + 295 × −9.83 = −3,047.54. The block's amount is owed
 * whole, however little was used.
 */
export function unitAmount(use: Derived, unit: Derived, block: BlockAmount | null): Derived {
  if (block === null) return derived.product([unit, use]);
  const above = derived.tiers(use, [freeUpTo(block.upTo), { upTo: null, price: unit }]);
  return derived.sum([block.amount, above]);
}
