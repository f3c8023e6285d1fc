import type { Catalogue, Located } from "../../terms/catalogue.ts";

/** A catalogue with rules beside its own, such as a plan that somebody entered. */
export function withPlans<C extends Catalogue>(catalogue: C, rules: readonly Located[]): C {
  const own = rules.map((rule) => [rule.id, rule] as const);
  return { ...catalogue, rules: new Map([...catalogue.rules, ...own]) };
}
