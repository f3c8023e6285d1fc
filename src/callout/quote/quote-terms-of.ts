import type { Catalogue } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import { type Coverage, coverageOf } from "../coverage/coverage-rule.ts";
import type { Entitlement } from "../coverage/entitlement.ts";
import { marked } from "../coverage/marked.ts";
import { beyondFree } from "../coverage/fees.ts";
import type { Quote } from "../model.ts";
import type { PriceItem, QuoteTerms } from "./quote-terms.ts";

/** Parts that earlier visits of the case had free: yen of the quotes signed for them. */
export function freePartsUsed(signed: readonly Pick<Quote, "lines">[]): number {
  return signed.flatMap(({ lines }) => lines).reduce((sum, { free }) => sum + free, 0);
}

interface Before {
  readonly partsUsed?: number;
  readonly feesTaken?: readonly string[];
}

/**
 * What may stand on a quote under a decision, and what is free. The same values go to the phone.
 * `partsUsed`: yen of parts that earlier visits of this case had free; `feesTaken`: codes of fees
 * that were paid with one of them, and are not paid again.
 */
export function quoteTermsOf(
  catalogue: Catalogue,
  entitlement: Entitlement,
  { partsUsed = 0, feesTaken = [] }: Before = {},
): QuoteTerms {
  const { service, terms, freeMinutes, overtime } = entitlement;
  const coverage = service === null ? null : coverageOf(catalogue, service);
  const base = { service: service ?? "", terms, freeMinutes, overtime };
  if (coverage === null || entitlement.outcome === "refused") {
    return { ...base, free: [], fees: [], freeParts: null, prices: [] };
  }
  return {
    ...base,
    free: entitlement.outcome === "covered" ? freeLines(coverage, entitlement) : [],
    fees: entitlement.fees
      .filter(({ code }) => !feesTaken.includes(code))
      .map(({ code, label, yen, clauses }) => ({ code, label, yen, clauses, why: TOLD_BEFORE })),
    freeParts: freePartsOf(coverage, entitlement, partsUsed),
    prices: [...pricesOf(coverage, entitlement), ...overtimeItem(coverage, entitlement)],
  };
}

const TOLD_BEFORE = {
  ja: "訪問の前にお伝えし、ご承諾いただいた料金です",
  en: "Told and accepted before the visit",
};

function freeLines({ rule }: Coverage, { freeMinutes }: Entitlement): QuoteTerms["free"] {
  const { visit, work, materials, clause } = rule.first;
  const why = {
    ja: `${freeMinutes}分以内の基本作業は無料`,
    en: `The first ${freeMinutes} minutes of basic work are free`,
  };
  return [visit, { ...work, why }, ...(materials ? [materials] : [])].map((line) => {
    return { code: line.charge, label: line.label, why: line.why, clauses: clause };
  });
}

function freePartsOf(
  { rule }: Coverage,
  { outcome, freePartsYen }: Entitlement,
  used: number,
): QuoteTerms["freeParts"] {
  const { parts, clause } = rule.first;
  if (outcome !== "covered" || freePartsYen === null || !parts) return null;
  return { ...parts, yen: Math.max(0, freePartsYen - used), clauses: clause };
}

function pricesOf({ rule }: Coverage, { trouble, on }: Entitlement): readonly PriceItem[] {
  return Object.entries(rule.prices).flatMap(([code, price]) => {
    const { families, values, label, kind, clause, barredAtNight = false } = price;
    const found = inForceOn(values, on);
    const isOther = families !== undefined && !families.includes(trouble.family);
    if (!found.ok || isOther) return [];
    const unitPrice = found.value.price === "at-cost" ? null : found.value.price;
    const why = unitPrice === null ? price.why : marked(price.why, found.value);
    return [{ code, label, why, kind, unitPrice, barredAtNight, clauses: clause }];
  });
}

function overtimeItem(coverage: Coverage, entitlement: Entitlement): readonly PriceItem[] {
  if (!coverage.rule.overtime) return [];
  const { charge, label } = coverage.rule.overtime;
  const { words: why, clauses } = beyondFree(coverage, entitlement.on);
  const unitPrice = entitlement.overtime?.yen ?? null;
  const item = { code: charge, label, why, clauses, unitPrice, barredAtNight: false };
  return [{ ...item, kind: "overtime" }];
}
