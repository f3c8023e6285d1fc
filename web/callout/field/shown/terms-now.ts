import type { FieldVisit } from "../../../../src/app/api/callout-field.ts";

export type QuoteTerms = FieldVisit["terms"];

/** What the terms say to the visit, as far as its cause is known: that may be paid work. */
export function termsNow(visit: Pick<FieldVisit, "causes" | "terms" | "told">): QuoteTerms {
  const found = visit.causes.find(({ cause }) => cause === visit.told.cause);
  return found?.terms ?? visit.terms;
}
