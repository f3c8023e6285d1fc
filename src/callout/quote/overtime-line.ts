import type { QuoteTerms } from "./quote-terms.ts";

/** Work beyond the free minutes as a line to be quoted; at cost, somebody types the price. */
export interface OvertimeLine {
  readonly code: string;
  readonly words: string;
  readonly quantity: number;
  /** Yen with tax; null: at cost. */
  readonly unitPrice: number | null;
}

/**
 * What must be quoted and signed for so many minutes of work; null: nothing. With 60 minutes free
 * and 1,500 for each 10 begun: minute 60 nothing, minute 61 one unit, minute 71 two.
 */
export function overtimeLine(terms: QuoteTerms, minutes: number): OvertimeLine | null {
  const item = terms.prices.find(({ kind }) => kind === "overtime");
  const over = minutes - terms.freeMinutes;
  if (!item || over <= 0) return null;
  const { overtime } = terms;
  const words = `${terms.freeMinutes}→${minutes}`;
  if (overtime === null) return { code: item.code, words, quantity: 1, unitPrice: null };
  const units = Math.ceil(over / overtime.minutes);
  return { code: item.code, words, quantity: units, unitPrice: overtime.yen };
}
