import type { Catalogue, Located } from "../catalogue.ts";
import type { Evaluators } from "../evaluator.ts";
import { ask, type Answer } from "./answer.ts";
import type { Example } from "./example.ts";

export type Answered =
  | { readonly ok: true; readonly rule: Located; readonly answer: Answer }
  | { readonly ok: false; readonly why: string };

/**
 * The rule that an example is about, and its answer: the rule it names; else the one it lies beside
 * (or mirrors by its path); else the only rule of its clause that takes its facts and answers what
 * it expects.
 */
export function answerOf(example: Example, catalogue: Catalogue, evaluators: Evaluators): Answered {
  const { rule, file, clause, given } = example;
  const answeredBy = (located: Located): Answered => {
    return { ok: true, rule: located, answer: ask(located, given, catalogue, evaluators) };
  };
  if (rule !== undefined) {
    const named = catalogue.rules.get(rule);
    return named ? answeredBy(named) : { ok: false, why: `the catalogue has no rule ${rule}` };
  }
  const beside = catalogue.rules.get(file.replace(/(\.examples)?\.ya?ml$/, ""));
  if (beside?.rule.clause.includes(clause)) return answeredBy(beside);
  const candidates = [...catalogue.rules.values()].filter(
    ({ rule: { kind, clause: clauses } }) => clauses.includes(clause) && evaluators[kind],
  );
  const [only, ...others] = candidates;
  if (!only) return { ok: false, why: `no rule that can be computed lists clause ${clause}` };
  return others.length === 0
    ? answeredBy(only)
    : choose(candidates.map(answeredBy).filter(isAnswered), example);
}

type ByRule = Extract<Answered, { ok: true }>;

function isAnswered(answered: Answered): answered is ByRule {
  return answered.ok;
}

function choose(tried: readonly ByRule[], { clause, expect }: Example): Answered {
  const takers = tried.filter(({ answer }) => answer.kind !== "not-mine");
  const asked = takers.filter(
    ({ answer }) => answer.kind === "answered" && hasKeysOf(expect, answer.got),
  );
  const [only, ...others] = asked.length > 0 ? asked : takers;
  if (only && others.length === 0) return only;
  if (!only) {
    const reasons = tried.map(
      ({ rule, answer }) => `${rule.id} (${answer.kind === "not-mine" ? answer.why : ""})`,
    );
    return {
      ok: false,
      why: `no rule of clause ${clause} takes these facts: ${reasons.join("; ")}`,
    };
  }
  const ids = [only, ...others].map(({ rule }) => rule.id);
  return {
    ok: false,
    why: `several rules answer clause ${clause}: ${ids.join(", ")}; name one with rule:`,
  };
}

/**
 * Whether the answer speaks of everything that is expected: that is what tells two willing rules
 * apart.
 */
function hasKeysOf(expect: unknown, got: unknown): boolean {
  if (typeof expect !== "object" || expect === null || typeof got !== "object" || got === null)
    return true;
  return Object.keys(expect).every((key) => key in got);
}
