import { type Catalogue, type Located, rulesOf } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { orderOf } from "../../terms/service-order.ts";

export type Coverage = Located<RuleOf<"coverage">>;
export type FamilyTerms = NonNullable<Coverage["rule"]["families"]["water"]>;
export type TroubleTerms = FamilyTerms["troubles"][string];
export type ExclusionTerms = Coverage["rule"]["exclusions"][string];

/** What a service covers; null: it is no call-out service. */
export function coverageOf(catalogue: Catalogue, service: string): Coverage | null {
  return rulesOf(catalogue, service, "coverage")[0] ?? null;
}

/**
 * The call-out services of an operator in their own order: those on its list, what anybody may ask
 * for, and what its households hold otherwise.
 */
export function coverageServices(
  catalogue: Catalogue,
  held: readonly string[] = [],
): readonly string[] {
  return [...catalogue.services.values()]
    .filter(({ id, offered }) => {
      const coverage = coverageOf(catalogue, id);
      if (coverage === null) return false;
      const open = coverage.rule.holders.by === "anybody";
      return open || offered !== false || held.includes(id);
    })
    .map(({ id }) => id)
    .toSorted((a, b) => orderOf(catalogue, a) - orderOf(catalogue, b));
}

/** The coverages of some services, those without one left out. */
export function coveragesOf(catalogue: Catalogue, services: readonly string[]): Coverage[] {
  return services.flatMap((service) => coverageOf(catalogue, service) ?? []);
}
