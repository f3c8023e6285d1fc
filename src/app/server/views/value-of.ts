import type { Why } from "../../../kernel/derivation.ts";
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
} from "../../../kernel/exact.ts";
import { round } from "../../../kernel/rounding.ts";

/** What a stored derivation comes to, so that each row of a written-out sum can show its own. */
export function valueOf(why: Why): Exact {
  if ("value" in why) return decimal(why.value);
  if ("days" in why) return whole(why.days);
  if ("count" in why) return whole(why.count);
  if ("wh" in why) return kilo(why.wh);
  if ("market" in why) return decimal(why.market);
  if ("yen" in why) return decimal(why.yen);
  if ("sum" in why) return why.sum.map(valueOf).reduce(add, ZERO);
  if ("difference" in why) return subtract(valueOf(why.difference[0]), valueOf(why.difference[1]));
  if ("product" in why) return why.product.map(valueOf).reduce(multiply, whole(1));
  if ("quotient" in why) return divide(valueOf(why.quotient[0]), valueOf(why.quotient[1]));
  if ("least" in why) return extreme(why.least, -1);
  if ("greatest" in why) return extreme(why.greatest, 1);
  if ("tiers" in why) return stepsOf(why).reduce((sum, { amount }) => add(sum, amount), ZERO);
  return round(valueOf(why.of), why.round);
}

function extreme(parts: readonly Why[], direction: 1 | -1): Exact {
  return parts
    .map(valueOf)
    .reduce((best, part) => (compare(part, best) * direction > 0 ? part : best));
}

/** One step of a graduated price that was reached. */
export interface Step {
  readonly quantity: Exact;
  readonly price: Why;
  readonly amount: Exact;
}

/** 202 kWh at 29.80 to 120 and 36.40 above: 120 at 29.80 and 82 at 36.40. */
export function stepsOf(why: Extract<Why, { tiers: unknown }>): readonly Step[] {
  const total = valueOf(why.of);
  let below = ZERO;
  return why.tiers.flatMap(({ upTo, price }) => {
    const top = upTo === null || compare(total, decimal(upTo)) < 0 ? total : decimal(upTo);
    const from = below;
    if (upTo !== null) below = decimal(upTo);
    if (compare(top, from) <= 0) return [];
    const quantity = subtract(top, from);
    return [{ quantity, price, amount: multiply(quantity, valueOf(price)) }];
  });
}
