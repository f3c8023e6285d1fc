import type { Why } from "../../../kernel/derivation.ts";
import { leavesOf } from "../../../kernel/why-leaves.ts";

type Energy = Extract<Why, { wh: number }>;

/** Ids of the catalogue entries that a derivation rests on, each once, in the order of the sum. */
export function entriesOf(why: Why): readonly string[] {
  return [...new Set(leavesOf(why).flatMap((leaf) => ("entry" in leaf ? [leaf.entry] : [])))];
}

/** The energy that a derivation rests on. */
export function energyOf(why: Why): readonly Energy[] {
  return leavesOf(why).flatMap((leaf) => ("wh" in leaf ? [leaf] : []));
}
