import type { Why } from "./derivation.ts";

/** The parts of a node in the order in which they are written; a fact has none. */
export function partsOf(why: Why): readonly Why[] {
  if ("sum" in why) return why.sum;
  if ("difference" in why) return why.difference;
  if ("product" in why) return why.product;
  if ("quotient" in why) return why.quotient;
  if ("least" in why) return why.least;
  if ("greatest" in why) return why.greatest;
  if ("tiers" in why) return [why.of, ...why.tiers.map(({ price }) => price)];
  return "round" in why ? [why.of] : [];
}

/** The facts that a derivation rests on: 380 × 20 ÷ 30, cut to the yen, rests on three. */
export function leavesOf(why: Why): readonly Why[] {
  return isLeaf(why) ? [why] : partsOf(why).flatMap(leavesOf);
}

export function isLeaf(why: Why): boolean {
  return (
    "value" in why ||
    "days" in why ||
    "count" in why ||
    "wh" in why ||
    "market" in why ||
    "yen" in why
  );
}
