import type { Why } from "./derivation.ts";
import {
  add,
  compare,
  decimal,
  divide,
  type Exact,
  kilo,
  multiply,
  subtract,
  whole,
  ZERO,
} from "./exact.ts";
import { round } from "./rounding.ts";

/** The value that a derivation comes to: 380 × 20 ÷ 30, cut to the yen, is 253. */
export function valueOf(why: Why): Exact {
  if ("value" in why) return decimal(why.value);
  if ("days" in why) return whole(why.days);
  if ("count" in why) return whole(why.count);
  if ("wh" in why) return kilo(why.wh);
  if ("market" in why) return decimal(why.market);
  if ("yen" in why) return fraction(why.yen);
  if ("sum" in why) return why.sum.map(valueOf).reduce(add, ZERO);
  if ("difference" in why) return subtract(valueOf(why.difference[0]), valueOf(why.difference[1]));
  if ("product" in why) return why.product.map(valueOf).reduce(multiply, whole(1));
  if ("quotient" in why) return divide(valueOf(why.quotient[0]), valueOf(why.quotient[1]));
  if ("least" in why) return extreme(why.least.map(valueOf), -1);
  if ("greatest" in why) return extreme(why.greatest.map(valueOf), 1);
  if ("tiers" in why) return inTiers(why).reduce((all, { amount }) => add(all, amount), ZERO);
  return round(valueOf(why.of), why.round);
}

/** A step of a graduated price, as far as the quantity reaches into it. */
export interface TierPart {
  readonly quantity: Exact;
  readonly price: Why;
  readonly amount: Exact;
}

/** 374 kWh in tiers to 120 and to 300 are 120, 180 and 74 at three prices. */
export function inTiers(why: Extract<Why, { readonly tiers: unknown }>): TierPart[] {
  const used = valueOf(why.of);
  const parts: TierPart[] = [];
  let below = ZERO;
  for (const { upTo, price } of why.tiers) {
    const end = upTo === null ? used : decimal(upTo);
    const top = compare(used, end) < 0 ? used : end;
    if (compare(top, below) > 0) {
      const quantity = subtract(top, below);
      parts.push({ quantity, price, amount: multiply(quantity, valueOf(price)) });
    }
    below = end;
  }
  return parts;
}

/** Amounts settled elsewhere are decimal text, or a fraction where the decimal would not end. */
function fraction(text: string): Exact {
  const [n, d] = text.split("/");
  return d === undefined ? decimal(text) : divide(decimal(n ?? ""), decimal(d));
}

function extreme(values: readonly Exact[], direction: 1 | -1): Exact {
  const [first, ...rest] = values;
  if (!first) throw new Error("an extreme of nothing");
  return rest.reduce((best, value) => (compare(value, best) * direction > 0 ? value : best), first);
}
