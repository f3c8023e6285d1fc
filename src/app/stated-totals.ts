import type { IssuedBill } from "../billing/index.ts";
import { toText } from "../kernel/exact.ts";
import { type Catalogue, ruleAt } from "../terms/catalogue.ts";
import type { StatedTotals } from "../verifier/index.ts";

/** What an issued bill states besides its lines, as the verifier reads it. */
export function statedTotals(
  { number, total, rates, lines, biller }: IssuedBill,
  catalogue: Catalogue,
): StatedTotals {
  return {
    name: number,
    total,
    rates,
    lines: lines.map(({ amount, tax }) => ({ amount: toText(amount), tax })),
    rounding: ruleAt(catalogue, biller, "biller").rule.taxRounding,
  };
}
