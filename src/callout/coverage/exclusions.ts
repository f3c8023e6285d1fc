import type { Day } from "../../kernel/day.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Trouble } from "../model.ts";
import type { Coverage, ExclusionTerms, FamilyTerms, TroubleTerms } from "./coverage-rule.ts";
import type { Reason } from "./entitlement.ts";

/** A reason for which it is not covered, and whether somebody comes for a fee all the same. */
export interface Exclusion extends Reason {
  readonly instead: ExclusionTerms["instead"];
}

export interface ExclusionAsk {
  readonly trouble: Trouble;
  /** Found on site; null: not looked at yet. */
  readonly cause: string | null;
  /** The staff's own judgement on the telephone (KK-03), with its words. */
  readonly judged: { readonly words: string } | null;
  readonly on: Day;
}

/** The family and the trouble as the terms name them; null: they do not. */
export function troubleOf(
  { rule }: Coverage,
  { family, trouble }: Pick<Trouble, "family" | "trouble">,
): { readonly family: FamilyTerms; readonly trouble: TroubleTerms } | null {
  const own = rule.families[family];
  const found = own && Object.hasOwn(own.troubles, trouble) ? own.troubles[trouble] : undefined;
  return own && found ? { family: own, trouble: found } : null;
}

/** Every reason of KK-03 and KK-06 that speaks against it, in the order in which they are found. */
export function exclusionsOf(coverage: Coverage, ask: ExclusionAsk): readonly Exclusion[] {
  const named = troubleOf(coverage, ask.trouble);
  if (named === null) return [notInTerms(coverage, ask, "nobody")];
  const codes = [named.trouble.excluded, ...answered(coverage, named.trouble, ask.trouble.facts)];
  const found = ask.cause === null ? undefined : coverage.rule.causes[ask.cause]?.excluded;
  const excluded = [...new Set([...codes, found])].flatMap((code) =>
    code === undefined ? [] : (excludedBy(coverage, code, ask.on) ?? []),
  );
  const judged = judgedBy(coverage, ask);
  const all = judged === null ? excluded : [...excluded, judged];
  const covered = inForceOn(named.family.values, ask.on);
  const isIn = covered.ok && covered.value.covers.includes(ask.trouble.trouble);
  return all.length > 0 || isIn ? all : [notInTerms(coverage, ask, "visit-fee")];
}

/** Answers of the form that make it not covered. */
function answered(
  { rule }: Coverage,
  { asks = [] }: TroubleTerms,
  facts: Trouble["facts"],
): readonly (string | undefined)[] {
  return asks.map((fact) => rule.questions[fact]?.options[facts[fact] ?? ""]?.excluded);
}

function excludedBy({ rule }: Coverage, code: string, on: Day): Exclusion | null {
  const terms = rule.exclusions[code];
  if (!terms || !inForceOn(terms.values, on).ok) return null;
  const { label, advice, clause, instead } = terms;
  const words = advice
    ? { ja: `${label.ja}。${advice.ja}`, en: `${label.en}. ${advice.en}` }
    : label;
  return { code: `callout.excluded.${code}`, words, clauses: clause, instead };
}

const JUDGED = "judged-by-phone";

function judgedBy(coverage: Coverage, { judged, on }: ExclusionAsk): Exclusion | null {
  if (judged === null) return null;
  const base = excludedBy(coverage, JUDGED, on);
  if (base === null) return null;
  const words = {
    ja: `${base.words.ja}：${judged.words}`,
    en: `${base.words.en}: ${judged.words}`,
  };
  return { ...base, words };
}

/** Of a trouble that is not named at all nobody knows what it takes: nobody comes. */
function notInTerms(
  { rule }: Coverage,
  { trouble }: ExclusionAsk,
  instead: Exclusion["instead"],
): Exclusion {
  const family = rule.families[trouble.family];
  return {
    code: "callout.not-in-terms",
    words: {
      ja: "このサービスの対象に入っていないトラブルです",
      en: "This trouble is not among those that the service covers",
    },
    clauses: family?.clause ?? rule.clause,
    instead,
  };
}
