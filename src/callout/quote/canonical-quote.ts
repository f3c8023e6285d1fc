import type { MadeQuote } from "./quote-of.ts";

/** Which quote it is: of what case and visit, under what name. */
export interface NamedQuote extends MadeQuote {
  readonly service: string;
  readonly number: string;
  readonly visit: number;
  readonly quote: string;
}

/**
 * The text whose SHA-256 is signed: all that was shown, in one order, so that the same quote has
 * the same hash on a phone and on the server. A changed yen, word or clause is another text.
 */
export function canonicalQuote(named: NamedQuote): string {
  const { service, number, visit, quote, lines, total } = named;
  const rows = lines.map((line) => [
    line.code,
    line.label.ja,
    line.label.en,
    line.quantity,
    line.unitPrice,
    line.free,
    line.amount,
    line.clauses,
    line.why.ja,
    line.why.en,
  ]);
  return JSON.stringify(["engawa-quote-1", service, number, visit, quote, rows, total]);
}
