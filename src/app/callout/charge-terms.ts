import type { ChargeTerms } from "../../callout/case/charges.ts";
import { coverageOf } from "../../callout/coverage/coverage-rule.ts";
import { quoteTermsOf } from "../../callout/quote/quote-terms-of.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

/** What a case needs of the terms to be charged. */
export function chargeTerms(catalogue: Catalogue): ChargeTerms {
  return {
    freeCodes: (entitlement) => quoteTermsOf(catalogue, entitlement).free.map(({ code }) => code),
    cancelCode: ({ service }) => {
      const coverage = service === null ? null : coverageOf(catalogue, service);
      return coverage?.rule.cancel?.charge ?? null;
    },
  };
}

/** The fee of a service's price list that a charge code falls under; null: the list has none. */
export function feeOf(
  catalogue: Catalogue,
  service: string,
  code: string,
): RuleOf<"one-off-fee">["fees"][string] | null {
  const fees = rulesOf(catalogue, service, "one-off-fee").flatMap(({ rule }) =>
    Object.entries(rule.fees),
  );
  return fees.find(([key, fee]) => (fee.events ?? [key]).includes(code))?.[1] ?? null;
}
