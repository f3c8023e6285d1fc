import {
  dropDigits,
  equals,
  fraction,
  type Fraction,
  parseFraction,
  plus,
  show,
  times,
} from "./fraction.ts";
import type { Finding } from "./lines.ts";

export type TaxRounding = "down" | "half-up" | "up";

/** What a bill says besides its lines' amounts: how each is taxed, and what the rates come to. */
export interface StatedTotals {
  readonly name: string;
  readonly total: number;
  readonly rates: readonly {
    readonly percent: number;
    readonly total: number;
    readonly tax: number;
  }[];
  readonly lines: readonly {
    readonly amount: string;
    readonly tax: { readonly kind: string; readonly percent?: number };
  }[];
  readonly rounding: TaxRounding;
}

/**
 * Consumption tax is rounded once for each rate and bill: with tax inside the amounts as they are,
 * plus the others with the tax put on; of that total, percent ÷ (100 + percent) is tax.
 */
export function verifyTotals({ name, total, rates, lines, rounding }: StatedTotals): Finding[] {
  const percents = [...new Set(lines.map(({ tax }) => tax.percent ?? 0))];
  const found = [...new Set([...percents, ...rates.map(({ percent }) => percent)])].flatMap(
    (percent) => {
      const stated = rates.find((rate) => rate.percent === percent);
      const own = lines.filter(({ tax }) => (tax.percent ?? 0) === percent);
      const sum = withTax(own, percent, rounding);
      const inside = dropDigits(
        times(sum, fraction(BigInt(percent), BigInt(100 + percent))),
        ONE,
        rounding,
      );
      return [
        ...differs(name, `rate ${percent}/total`, { stated: stated?.total ?? 0, comesTo: sum }),
        ...differs(name, `rate ${percent}/tax`, { stated: stated?.tax ?? 0, comesTo: inside }),
      ];
    },
  );
  const twice = rates.filter((rate, at) => rates.slice(0, at).some(sameRate(rate)));
  const again = twice.map(({ percent }) => {
    return { line: name, at: `rate ${percent}`, problem: "is stated twice" };
  });
  const all = fraction(rates.reduce((sum, rate) => sum + BigInt(rate.total), 0n));
  return [...found, ...again, ...differs(name, "total", { stated: total, comesTo: all })];
}

const ONE = fraction(1n);

/** Only the first of two would be held against the lines, while both count for the total. */
function sameRate({ percent }: { readonly percent: number }) {
  return (other: { readonly percent: number }) => other.percent === percent;
}

function withTax(lines: StatedTotals["lines"], percent: number, rounding: TaxRounding): Fraction {
  const sum = (added: boolean) =>
    lines
      .filter(({ tax }) => (tax.kind === "added") === added)
      .map(({ amount }) => parseFraction(amount) ?? fraction(0n))
      .reduce(plus, fraction(0n));
  const raised = times(sum(true), fraction(BigInt(100 + percent), 100n));
  return plus(sum(false), dropDigits(raised, ONE, rounding));
}

function differs(
  line: string,
  at: string,
  { stated, comesTo }: { stated: number; comesTo: Fraction },
): Finding[] {
  if (equals(fraction(BigInt(stated)), comesTo)) return [];
  return [{ line, at, problem: `says ${stated}, the lines come to ${show(comesTo)}` }];
}
