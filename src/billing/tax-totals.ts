import { add, type Exact, multiply, ZERO } from "../kernel/exact.ts";
import type { RoundingMode } from "../kernel/rounding.ts";
import { asYen, settle, sumYen, type Yen, yen } from "../kernel/yen.ts";
import type { Line } from "../rating/line.ts";
import { withTax } from "../rating/with-tax.ts";
import { percentOf, type RateTotal, type ServiceTotal } from "./model.ts";

type Percent = RateTotal["percent"];
type Taxed = Pick<Line, "service" | "amount" | "tax">;

/**
 * Total and tax of each rate, rounded once per rate and bill (XX-07). 5,720 with tax inside and 380
 * to which it is added, at 10 %: 5,720 + 418 = 6,138, of which floor(6,138 × 10 ÷ 110) = 558 is
 * tax.
 */
export function rateTotals(lines: readonly Taxed[], mode: RoundingMode): readonly RateTotal[] {
  const percents = [...new Set(lines.map(({ tax }) => percentOf(tax)))].toSorted((a, b) => b - a);
  return percents.map((percent) =>
    rateTotal(
      percent,
      lines.filter(({ tax }) => percentOf(tax) === percent),
      mode,
    ),
  );
}

function rateTotal(percent: Percent, lines: readonly Taxed[], mode: RoundingMode): RateTotal {
  const included = asYen(sum(lines.filter(({ tax }) => tax.kind !== "added")));
  const added = lines.filter(({ tax }) => tax.kind === "added");
  const total = sumYen([included, withTax(added, mode)]);
  return { percent, total, tax: settle(taxInside(total, percent), mode) };
}

function taxInside(total: Yen, percent: Percent): Exact {
  return { n: BigInt(total) * BigInt(percent), d: BigInt(100 + percent) };
}

/**
 * Each rate's total and tax shared among the services that made it, so that the parts sum to the
 * whole.
 */
export function serviceTotals(
  lines: readonly Taxed[],
  rates: readonly RateTotal[],
): readonly ServiceTotal[] {
  const services = [...new Set(lines.map(({ service }) => service))];
  const shares = rates.map(({ percent, total, tax }) => {
    const grosses = services.map((service) =>
      grossOf(lines.filter((line) => line.service === service && percentOf(line.tax) === percent)),
    );
    const taxes = grosses.map((gross) =>
      multiply(gross, { n: BigInt(percent), d: BigInt(100 + percent) }),
    );
    return { percent, totals: shareOut(total, grosses), taxes: shareOut(tax, taxes) };
  });
  return services.map((service, index) => ({
    service,
    total: sumYen(shares.map(({ totals }) => totals[index] ?? yen(0))),
    tax: shares.flatMap(({ percent, taxes }) => {
      const tax = taxes[index] ?? yen(0);
      return tax === 0 ? [] : [{ percent, tax }];
    }),
  }));
}

function grossOf(lines: readonly Taxed[]): Exact {
  return lines
    .map(({ amount, tax }) =>
      tax.kind === "added" ? multiply(amount, { n: BigInt(100 + tax.percent), d: 100n }) : amount,
    )
    .reduce(add, ZERO);
}

/**
 * Whole yen for exact parts of either sign, summing to the rounded whole: each is floored, and what
 * is left goes one each to those that lost most (`allocate` of the kernel knows no negative parts,
 * and discounts are such). 557 for 519.9 and 37.6 is 520 and 37.
 */
export function shareOut(whole: Yen, parts: readonly Exact[]): readonly Yen[] {
  const floors = parts.map(({ n, d }) => n / d - (n % d < 0n ? 1n : 0n));
  const left = whole - Number(floors.reduce((all, floor) => all + floor, 0n));
  const lost = parts.map(({ n, d }, index) =>
    Number(((n - (floors[index] ?? 0n) * d) * 1_000_000n) / d),
  );
  const byLoss = lost.map((_, index) => index).toSorted((a, b) => (lost[b] ?? 0) - (lost[a] ?? 0));
  const extra = new Map(byLoss.slice(0, left).map((index) => [index, 1]));
  return floors.map((floor, index) => yen(Number(floor) + (extra.get(index) ?? 0)));
}

function sum(lines: readonly Taxed[]): Exact {
  return lines.reduce((all, { amount }) => add(all, amount), ZERO);
}
