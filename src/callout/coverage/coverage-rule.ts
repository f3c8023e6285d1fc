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
 * The call-out services of an operator, products before options before what anybody may ask for:
 * those on its list, and what its households hold otherwise.
 */
export function coverageServices(
  catalogue: Catalogue,
  held: readonly string[] = [],
): readonly string[] {
  return [...catalogue.services.values()]
    .flatMap(({ id, offered }) => {
      const by = coverageOf(catalogue, id)?.rule.holders.by;
      const isOwn = by === "anybody" || offered !== false || held.includes(id);
      return by !== undefined && isOwn ? [{ id, place: NEAREST.indexOf(by) }] : [];
    })
    .toSorted((a, b) => a.place - b.place || orderOf(catalogue, a.id) - orderOf(catalogue, b.id))
    .map(({ id }) => id);
}

/** Whose words count first: the product's, then an option's, then those of single visits. */
const NEAREST: readonly Coverage["rule"]["holders"]["by"][] = ["item", "option", "anybody"];

/** The coverages of some services, those without one left out. */
export function coveragesOf(catalogue: Catalogue, services: readonly string[]): Coverage[] {
  return services.flatMap((service) => coverageOf(catalogue, service) ?? []);
}
