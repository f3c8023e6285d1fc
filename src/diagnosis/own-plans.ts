import type { PlanAt } from "../rating/energy/plan-at.ts";
import { pricesOn } from "../rating/energy/plan-at.ts";
import type { Day } from "../kernel/day.ts";
import { type Catalogue, type Located, withRules } from "../terms/catalogue.ts";
import type { Label } from "../terms/fields.ts";
import type { PlanMark, Warning } from "./model.ts";

/** Folder in which a contractor's own plans lie, as if they were in the catalogue. */
export const OWN_FOLDER = "market/own";
/** Document of what is known from nobody but who entered it. */
const ENTERED = "entered-plan";

/** A contractor's own plans as rules that lie over a catalogue (EN-23). As JSON, a worker's too. */
export interface OwnRules {
  /** Hash of the catalogue over which they were checked. */
  readonly base: string;
  /** Of that catalogue with these plans: a diagnosis made with them names it. */
  readonly hash: string;
  readonly rules: readonly Located[];
  /** Plans that hold no more and were left out, one sentence each. */
  readonly warnings: readonly Warning[];
}

/** The catalogue with a contractor's own plans beside its own, under the hash of both. */
export function overlaid<C extends Catalogue>(catalogue: C, { hash, rules }: OwnRules): C {
  return rules.length === 0 ? catalogue : { ...withRules(catalogue, rules), hash };
}

/**
 * What a contractor's own plan says of itself on a day. It is always `own`. It is verified as any
 * other when its price names a document of the register and is not marked; a price of which nothing
 * but the contractor's word is known is `unverified`, marked or not. Own rule.
 */
export function ownMarks(at: PlanAt, on: Day): readonly PlanMark[] {
  if (!isOwn(at.rule.id)) return [];
  const document = pricesOn(at, on)?.prices.source.document;
  return document === ENTERED ? ["own", "unverified"] : ["own"];
}

function isOwn(id: string): boolean {
  return id.startsWith(`${OWN_FOLDER}/`);
}

export function leftOutWarning(name: string): Warning {
  return {
    code: "warning.own-plan-left-out",
    text: {
      ja: `登録された自社プラン「${name}」は、いまの料金データと合わないため比べていません。`,
      en: `Own plan “${name}” does not hold under the terms of today and was left out.`,
    },
  };
}

export function ownFirstText({ ja, en }: Label): Label {
  return {
    ja: `推奨の「${ja}」には、診断した事業者が自ら登録した単価が含まれています。`,
    en: `The recommended “${en}” rests on prices that the diagnosing business entered itself.`,
  };
}

/** An answer that also says which own plans were left out. */
export function tellingOf<A extends { readonly warnings: readonly Warning[] }>(
  answer: A,
  { warnings }: Pick<OwnRules, "warnings">,
): A {
  return warnings.length === 0
    ? answer
    : { ...answer, warnings: [...answer.warnings, ...warnings] };
}
