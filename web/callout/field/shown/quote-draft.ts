import { type MadeQuote, quoteOf } from "../../../../src/callout/quote/quote-of.ts";
import type { UsedLine } from "../../../../src/callout/quote/quote-terms.ts";
import type { LabelText } from "../../../../src/app/api/fields.ts";
import type { QuoteTerms } from "./terms-now.ts";

/** A line as it is typed: the price is text until it is one. */
export interface DraftLine {
  readonly code: string;
  readonly words: string;
  readonly quantity: number;
  readonly price: string;
}

export type Price = QuoteTerms["prices"][number];

/** What a technician may put on a quote: fees of the visit come by themselves. */
export function mayQuote({ prices }: QuoteTerms): readonly Price[] {
  return prices.filter(({ kind }) => kind !== "fee");
}

export function draftLine({ code, unitPrice }: Price, words = "", quantity = 1): DraftLine {
  return { code, words, quantity, price: unitPrice === null ? "" : String(unitPrice) };
}

const MOST_YEN = 9_999_999;
const MOST_QUANTITY = 999;

/** `３，０００` is 3000; null: no whole yen from 0 to 9,999,999. */
export function yenOf(typed: string): number | null {
  const plain = typed.normalize("NFKC").replaceAll(/[,\s円¥]/g, "");
  if (!/^\d{1,7}$/.test(plain)) return null;
  const yen = Number.parseInt(plain, 10);
  return yen <= MOST_YEN ? yen : null;
}

export function counted(quantity: number): number {
  return Math.min(MOST_QUANTITY, Math.max(1, quantity));
}

/** Which line is not finished, and what it lacks. */
export interface Unfinished {
  readonly place: number;
  readonly lacks: "price" | "words";
}

/** What is typed on site has a price and says what it is; what has a fixed price needs no words. */
export function unfinishedOf(terms: QuoteTerms, lines: readonly DraftLine[]): Unfinished | null {
  for (const [place, { code, words, price }] of lines.entries()) {
    if (yenOf(price) === null) return { place, lacks: "price" };
    const item = terms.prices.find((each) => each.code === code);
    if (item?.unitPrice === null && words.trim() === "") return { place, lacks: "words" };
  }
  return null;
}

export function usedLines(lines: readonly DraftLine[]): readonly UsedLine[] {
  return lines.map(({ code, words, quantity, price }) => ({
    code,
    words: words.trim(),
    quantity,
    unitPrice: yenOf(price) ?? 0,
  }));
}

/** What the lines come to as far as they are typed, or why they make no quote. */
export function madeOf(
  terms: QuoteTerms,
  lines: readonly DraftLine[],
): { readonly made: MadeQuote | null; readonly why: LabelText | null } {
  const typed = lines.filter(({ price }) => yenOf(price) !== null);
  const made = quoteOf(terms, usedLines(typed));
  return made.ok ? { made: made.value, why: null } : { made: null, why: made.refusal.words };
}
