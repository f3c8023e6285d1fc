import {
  add,
  compare,
  decimal,
  divide,
  type Exact,
  kilo,
  multiply,
  subtract,
  toText,
  whole,
  ZERO,
} from "./exact.ts";
import { daysOf, formatPeriod, type Period } from "./period.ts";
import { round, type Rounding } from "./rounding.ts";

/**
 * How a value was reached, as a small tree that a stranger can recompute. Leaves are facts, nodes
 * are plain arithmetic. It is stored as JSON beside the line it explains; `src/verifier` recomputes
 * it knowing nothing else.
 */
export type Why =
  /** A dated catalogue value; `entry` is `service/rule/item@from`. */
  | { readonly value: string; readonly unit: string; readonly entry: string }
  /** A count of days, with the days that were counted. */
  | { readonly days: number; readonly period: string }
  /** A count of anything else: months, contracts, 10-ampere steps, visits. */
  | { readonly count: number; readonly of: string }
  /** Energy measured, in Wh; `readings` names the series and what was known when. */
  | {
      readonly wh: number;
      readonly period: string;
      readonly readings: string;
      readonly band?: string;
    }
  /**
   * A market or published value; `series` names file and column, `over` the period it is the mean
   * of.
   */
  | {
      readonly market: string;
      readonly unit: string;
      readonly series: string;
      readonly over: string;
    }
  /** An amount settled elsewhere; `of` names the line, bill or event. */
  | { readonly yen: string; readonly of: string }
  | { readonly sum: readonly Why[] }
  | { readonly difference: readonly [Why, Why] }
  | { readonly product: readonly Why[] }
  | { readonly quotient: readonly [Why, Why] }
  | { readonly least: readonly Why[] }
  | { readonly greatest: readonly Why[] }
  /** Graduated: what lies between one step's `upTo` and the next is priced at that step's price. */
  | { readonly tiers: readonly WhyTier[]; readonly of: Why }
  | { readonly round: Rounding; readonly of: Why };

interface WhyTier {
  /** Upper bound in the unit of the quantity (kWh, m3); null on the last tier. */
  readonly upTo: string | null;
  readonly price: Why;
}

/**
 * A value together with how it was reached. Only the functions below make one, so the two cannot
 * disagree.
 */
export interface Derived {
  readonly value: Exact;
  readonly why: Why;
}

export const derived = {
  /** A dated catalogue value. Throws when `text` is not decimal. */
  value(text: string, unit: string, entry: string): Derived {
    return { value: decimal(text), why: { value: text, unit, entry } };
  },

  days(period: Period): Derived {
    const days = daysOf(period);
    return { value: whole(days), why: { days, period: formatPeriod(period) } };
  },

  count(count: number, of: string): Derived {
    return { value: whole(count), why: { count, of } };
  },

  /** Measured energy; its value is in kWh, the unit of every price. */
  energy(wh: number, source: { period: Period; readings: string; band?: string }): Derived {
    const { readings, band } = source;
    const period = formatPeriod(source.period);
    return {
      value: kilo(wh),
      why: { wh, period, readings, ...(band === undefined ? {} : { band }) },
    };
  },

  market(text: string, unit: string, source: { series: string; over: string }): Derived {
    return { value: decimal(text), why: { market: text, unit, ...source } };
  },

  settled(amount: Exact, of: string): Derived {
    return { value: amount, why: { yen: toText(amount), of } };
  },

  sum(parts: readonly Derived[]): Derived {
    return {
      value: parts.reduce((total, part) => add(total, part.value), ZERO),
      why: { sum: parts.map(whyOf) },
    };
  },

  difference(a: Derived, b: Derived): Derived {
    return { value: subtract(a.value, b.value), why: { difference: [a.why, b.why] } };
  },

  product(factors: readonly Derived[]): Derived {
    const value = factors.reduce((all, factor) => multiply(all, factor.value), whole(1));
    return { value, why: { product: factors.map(whyOf) } };
  },

  quotient(a: Derived, b: Derived): Derived {
    return { value: divide(a.value, b.value), why: { quotient: [a.why, b.why] } };
  },

  least(parts: readonly Derived[]): Derived {
    return { value: extreme(parts, -1), why: { least: parts.map(whyOf) } };
  },

  greatest(parts: readonly Derived[]): Derived {
    return { value: extreme(parts, 1), why: { greatest: parts.map(whyOf) } };
  },

  /** Graduated tiers over a quantity: 121 kWh at 20.00 to 120 and 25.00 above is 2,425.00. */
  tiers(of: Derived, tiers: readonly { upTo: string | null; price: Derived }[]): Derived {
    let total = ZERO;
    let below = ZERO;
    for (const { upTo, price } of tiers) {
      const top = upTo === null || compare(of.value, decimal(upTo)) < 0 ? of.value : decimal(upTo);
      if (compare(top, below) > 0) total = add(total, multiply(subtract(top, below), price.value));
      if (upTo !== null) below = decimal(upTo);
    }
    const why = { tiers: tiers.map(({ upTo, price }) => ({ upTo, price: price.why })), of: of.why };
    return { value: total, why };
  },

  round(of: Derived, rounding: Rounding): Derived {
    const { digit, mode } = rounding;
    return { value: round(of.value, rounding), why: { round: { digit, mode }, of: of.why } };
  },

  negative(of: Derived): Derived {
    return derived.product([derived.count(-1, "sign"), of]);
  },
};

function whyOf({ why }: Derived): Why {
  return why;
}

function extreme(parts: readonly Derived[], direction: 1 | -1): Exact {
  const [first, ...rest] = parts;
  if (!first) throw new Error("an extreme of nothing");
  return rest.reduce(
    (best, part) => (compare(part.value, best) * direction > 0 ? part.value : best),
    first.value,
  );
}
