import type { Label } from "../../terms/fields.ts";

/** Words of one line, and the clauses that it rests on. */
export interface TermsLine {
  readonly label: Label;
  readonly why: Label;
  readonly clauses: readonly string[];
}

/** Something that may be put on a quote. */
export interface PriceItem {
  /** Charge code of the service's price list: `parts`, `special-work`, `overtime`, `night`. */
  readonly code: string;
  readonly label: Label;
  /** `fee`: comes with the visit, and nobody types it; `parts` use up what is free of them. */
  readonly kind: "work" | "parts" | "overtime" | "fee";
  /** Yen with tax; null: at cost, typed on site. */
  readonly unitPrice: number | null;
  /** KK-04: not done for whoever arrives at night. */
  readonly barredAtNight: boolean;
  readonly clauses: readonly string[];
  readonly why: Label;
}

/**
 * All that a quote needs of the terms, as plain values: a phone without a signal makes by them
 * what the server makes.
 */
export interface QuoteTerms {
  /** Whose price list it is; empty: nothing may be quoted. */
  readonly service: string;
  /** Rule file and first day of what decided, as `entitlement.terms`. */
  readonly terms: readonly string[];
  /** Lines at 0 that stand on every quote and bill of a visit: the visit, basic work, materials. */
  readonly free: readonly (TermsLine & { readonly code: string })[];
  /** Fees of the visit itself, told and accepted before anybody came: on every quote. */
  readonly fees: readonly (TermsLine & { readonly code: string; readonly yen: number })[];
  readonly freeMinutes: number;
  /** Yen of parts that are free in this case and not used up by an earlier visit; null: none. */
  readonly freeParts: (TermsLine & { readonly yen: number }) | null;
  /** Further work by so many minutes begun; null: at cost, typed. */
  readonly overtime: { readonly minutes: number; readonly yen: number } | null;
  readonly prices: readonly PriceItem[];
}

/** What somebody puts on a quote: `{ code: "parts", words: "パッキン", quantity: 2, … }`. */
export interface UsedLine {
  readonly code: string;
  readonly words: string;
  readonly quantity: number;
  /** Yen with tax. */
  readonly unitPrice: number;
}
