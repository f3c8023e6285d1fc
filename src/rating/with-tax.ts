import { add, type Exact, multiply, ZERO } from "../kernel/exact.ts";
import type { RoundingMode } from "../kernel/rounding.ts";
import { settle, sumYen, type Yen } from "../kernel/yen.ts";
import type { Line, TaxTreatment } from "./line.ts";

type Taxed = Pick<Line, "amount" | "tax">;

/**
 * What lines come to with tax (HM-10, XX-07), added once for each rate: 183 + 299 at 8 % are 482 ×
 * 1.08 = 520.56 → 520, not 197 + 322. Amounts with tax inside and those without tax stay as they
 * are. Digits are dropped as all billers of the catalogue do; a bill asks its own biller.
 */
export function withTax(lines: readonly Taxed[], mode: RoundingMode = "down"): Yen {
  const final = lines.filter(({ tax }) => tax.kind !== "added");
  const rates = [8, 10] as const;
  return sumYen([
    settle(total(final), "down"),
    ...rates.map((percent) => {
      const added = lines.filter(({ tax }) => tax.kind === "added" && tax.percent === percent);
      return settle(multiply(total(added), { n: BigInt(100 + percent), d: 100n }), mode);
    }),
  ]);
}

/** The one rate of tax that lines have, or null when they have none or several. */
export function taxPercent(lines: readonly { readonly tax: TaxTreatment }[]): 8 | 10 | null {
  const rates = new Set(lines.flatMap(({ tax }) => (tax.kind === "none" ? [] : [tax.percent])));
  const [only, ...rest] = rates;
  return only !== undefined && rest.length === 0 ? only : null;
}

export function total(lines: readonly { readonly amount: Exact }[]): Exact {
  return lines.reduce((sum, { amount }) => add(sum, amount), ZERO);
}
