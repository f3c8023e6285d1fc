import type { Why } from "../../../kernel/derivation.ts";

type Energy = Extract<Why, { wh: number }>;

export interface Leaves {
  /** Ids of catalogue entries, each once, in the order of the sum. */
  readonly entries: readonly string[];
  readonly energy: readonly Energy[];
}

/** The facts that a derivation rests on. */
export function leavesOf(why: Why): Leaves {
  const entries = new Set<string>();
  const energy: Energy[] = [];
  const visit = (node: Why): void => {
    if ("entry" in node) entries.add(node.entry);
    if ("wh" in node) energy.push(node);
    for (const part of partsOf(node)) visit(part);
  };
  visit(why);
  return { entries: [...entries], energy };
}

function partsOf(why: Why): readonly Why[] {
  if ("sum" in why) return why.sum;
  if ("difference" in why) return why.difference;
  if ("product" in why) return why.product;
  if ("quotient" in why) return why.quotient;
  if ("least" in why) return why.least;
  if ("greatest" in why) return why.greatest;
  if ("tiers" in why) return [why.of, ...why.tiers.map(({ price }) => price)];
  return "round" in why ? [why.of] : [];
}
