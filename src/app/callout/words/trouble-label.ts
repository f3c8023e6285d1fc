import type { CaseNow } from "../../../callout/case/case-now.ts";
import type { CaseSummary } from "../../../callout/case/summary.ts";
import { coverageServices } from "../../../callout/coverage/coverage-rule.ts";
import { troubleTerms } from "../../../callout/coverage/trouble-terms.ts";
import type { Trouble } from "../../../callout/model.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import type { Label } from "../../../terms/fields.ts";

/** Services whose words a case is told in: the one that decided, and the operator's others. */
export function servicesOf(catalogue: Catalogue, own: string | null): readonly string[] {
  const all = coverageServices(catalogue, own === null ? [] : [own]);
  return own === null ? all : [own, ...all.filter((service) => service !== own)];
}

/** In the words of the terms; of a trouble that no terms name, as it was told. */
export function troubleLabel(catalogue: Catalogue, own: string | null, trouble: Trouble): Label {
  const terms = troubleTerms(catalogue, servicesOf(catalogue, own), trouble);
  return terms?.label ?? { ja: trouble.trouble, en: trouble.trouble };
}

/** The service that decided a case; null: none. */
export function decidedBy({ entitlement }: Pick<CaseNow, "entitlement">): string | null {
  return entitlement?.service ?? null;
}

type Named = Pick<CaseSummary, "service" | "family" | "trouble">;

/** The same for many rows: each trouble is looked up once. */
export function troubleWords(catalogue: Catalogue): (summary: Named) => Label {
  const known = new Map<string, Label>();
  return ({ service, family, trouble }) => {
    const key = `${service}/${family}/${trouble}`;
    const label =
      known.get(key) ?? troubleLabel(catalogue, service, { family, trouble, facts: {}, words: "" });
    known.set(key, label);
    return label;
  };
}
