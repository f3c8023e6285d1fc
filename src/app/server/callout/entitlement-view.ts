import type { Entitlement, Reason } from "../../../callout/coverage/entitlement.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { EntitlementView } from "../../api/callout.ts";
import { clausesView } from "../views/refused-view.ts";

/** What the terms say, each clause with its title. */
export function entitlementView(decided: Entitlement, catalogue: LoadedCatalogue): EntitlementView {
  const { outcome, standing, response, service } = decided;
  const { freeMinutes, freePartsYen, visitsLeft, visitFee, overtime } = decided;
  return {
    outcome,
    service: service === null ? null : (catalogue.services.get(service)?.name ?? null),
    standing,
    response,
    freeMinutes,
    freePartsYen,
    visitsLeft,
    visitFee,
    overtime,
    barred: decided.barred.map(({ until, ...reason }) => {
      return { ...reasonView(reason, catalogue), until };
    }),
    before: [...decided.before],
    reasons: decided.reasons.map((reason) => reasonView(reason, catalogue)),
    terms: [...decided.terms],
  };
}

function reasonView({ code, words, clauses }: Reason, catalogue: LoadedCatalogue) {
  return { code, words, clauses: clausesView(clauses, catalogue) };
}
