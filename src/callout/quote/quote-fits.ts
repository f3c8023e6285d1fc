import { no, ok, type Result } from "../../kernel/result.ts";
import type { Quote } from "../model.ts";
import { canonicalQuote } from "./canonical-quote.ts";
import { quoteOf, type QuoteRefusal } from "./quote-of.ts";
import type { QuoteTerms, UsedLine } from "./quote-terms.ts";

/** A quote as a phone sends it: what was typed, and what it made of that. */
export interface SentQuote {
  readonly number: string;
  readonly visit: number;
  readonly quote: string;
  readonly lines: readonly UsedLine[];
  readonly total: number;
  readonly hash: string;
}

/**
 * The quote that the server makes of the same lines, if it is the one that was shown: one yen or
 * one word more and it is refused, for what was signed would be something else.
 */
export function quoteFits(
  terms: QuoteTerms,
  sent: SentQuote,
  sha256: (text: string) => string,
): Result<Quote, QuoteRefusal> {
  const made = quoteOf(terms, sent.lines);
  if (!made.ok) return made;
  const { number, visit, quote } = sent;
  const { lines, total } = made.value;
  const { service } = terms;
  const hash = sha256(canonicalQuote({ service, number, visit, quote, lines, total }));
  if (total !== sent.total || hash !== sent.hash) return no(DIFFERS);
  return ok({ quote, visit, service, lines, total, hash });
}

const DIFFERS: QuoteRefusal = {
  code: "callout.quote-differs",
  words: {
    ja: "お見積りが現在の条件と合いません。もう一度お作りください",
    en: "The quote does not agree with the terms as they stand; make it anew",
  },
};
