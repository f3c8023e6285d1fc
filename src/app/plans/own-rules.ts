import { createHash } from "node:crypto";
import { memo } from "../../diagnosis/memo.ts";
import { leftOutWarning, overlaid, type OwnRules } from "../../diagnosis/own-plans.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import type { Problem } from "../../terms/problem.ts";
import { type Around, ruleOfText } from "./check-plan-text.ts";

/** A plan of one's own with its examples, as it was typed. */
export interface OwnText {
  /** Its file in the folder of own plans, without an ending: `plan-12`. */
  readonly file: string;
  /** As its owner calls it. */
  readonly name: string;
  readonly plan: string;
  readonly examples: string;
}

/** A plan that does not hold under the terms of today, with all that is wrong. */
export interface LeftOut {
  readonly file: string;
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** Terms with own plans among them: what is computed by, and what became of each plan. */
export interface OwnTerms<C extends Catalogue = Catalogue> {
  readonly catalogue: C;
  readonly own: OwnRules;
  readonly leftOut: readonly LeftOut[];
}

const TEXTS_KEPT = 256;
const TERMS_KEPT = 32;

interface Known {
  readonly rules: ReturnType<typeof memo<ReturnType<typeof ruleOfText>>>;
  readonly terms: ReturnType<typeof memo<OwnTerms>>;
}

const known = new WeakMap<Catalogue["rules"], Known>();

/**
 * The terms with a contractor's own plans among them (EN-23). Each is checked anew under every
 * catalogue, examples and all; one that does not hold is left out and told. Its hash is that of the
 * catalogue and of the plans that hold, each with its address and its text.
 */
export function ownTerms<C extends Around>(catalogue: C, texts: readonly OwnText[]): OwnTerms<C> {
  const { terms } = knownOf(catalogue);
  // Kept under the rules of this very catalogue: what comes back is of its own shape.
  return terms(hashOf(texts), () => checkedTerms(catalogue, texts)) as OwnTerms<C>;
}

function knownOf({ rules }: Catalogue): Known {
  const found = known.get(rules);
  if (found) return found;
  const made = {
    rules: memo<ReturnType<typeof ruleOfText>>(TEXTS_KEPT),
    terms: memo<OwnTerms>(TERMS_KEPT),
  };
  known.set(rules, made);
  return made;
}

function checkedTerms(catalogue: Around, texts: readonly OwnText[]): OwnTerms {
  const rules: Located[] = [];
  const leftOut: LeftOut[] = [];
  const held: (readonly [string, string])[] = [];
  for (const text of texts) {
    const { file, name, plan, examples } = text;
    const read = knownOf(catalogue).rules(hashOf(text), () => {
      return ruleOfText(plan, examples, { catalogue, name: file });
    });
    if (!read.ok) {
      leftOut.push({ file, name, problems: read.problems });
      continue;
    }
    rules.push(read.rule);
    held.push([read.rule.id, plan]);
  }
  const { hash: base } = catalogue;
  const hash = rules.length === 0 ? base : hashOf([base, held]);
  const warnings = leftOut.map(({ name }) => leftOutWarning(name));
  const own = { base, hash, rules, warnings };
  return { catalogue: overlaid(catalogue, own), own, leftOut };
}

function hashOf(texts: unknown): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}
