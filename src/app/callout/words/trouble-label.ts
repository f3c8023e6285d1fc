import type { CaseNow } from "../../../callout/case/case-now.ts";
import { coverageServices } from "../../../callout/coverage/coverage-rule.ts";
import { troubleTerms } from "../../../callout/coverage/trouble-terms.ts";
import type { Trouble } from "../../../callout/model.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import type { Label } from "../../../terms/fields.ts";

type Decided = Pick<CaseNow, "entitlement">;

/** Services whose words a case is told in: the one that decided, and the operator's others. */
export function servicesOf(catalogue: Catalogue, { entitlement }: Decided): readonly string[] {
  const own = entitlement?.service ?? null;
  const all = coverageServices(catalogue, own === null ? [] : [own]);
  return own === null ? all : [own, ...all.filter((service) => service !== own)];
}

/** In the words of the terms; of a trouble that no terms name, as it was told. */
export function troubleLabel(catalogue: Catalogue, of: Decided, trouble: Trouble): Label {
  const terms = troubleTerms(catalogue, servicesOf(catalogue, of), trouble);
  return terms?.label ?? { ja: trouble.trouble, en: trouble.trouble };
}
