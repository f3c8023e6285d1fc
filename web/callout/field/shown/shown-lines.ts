import type { FieldVisit } from "../../../../src/app/api/callout-field.ts";
import type { QuoteView } from "../../../../src/app/api/callout.ts";
import { type MadeQuote, quoteOf } from "../../../../src/callout/quote/quote-of.ts";
import type { UsedLine } from "../../../../src/callout/quote/quote-terms.ts";
import { termsNow } from "./terms-now.ts";

/** The lines of a quote that was made here, as the server will show them once it has them. */
export function shownLines(
  visit: Pick<FieldVisit, "causes" | "terms" | "told" | "entitlement">,
  used: readonly UsedLine[],
): QuoteView["lines"] {
  const made = quoteOf(termsNow(visit), used);
  return made.ok ? viewsOf(visit, made.value.lines) : [];
}

/**
 * Titles of clauses are the server's: what the decision named is known here, another clause is its
 * number until the server has heard of the quote.
 */
export function viewsOf(
  { entitlement }: Pick<FieldVisit, "entitlement">,
  lines: readonly MadeLine[],
): QuoteView["lines"] {
  const { reasons, barred } = entitlement;
  const named = [...reasons, ...barred].flatMap(({ clauses }) => clauses);
  const titles = new Map(named.map(({ id, title }) => [id, title]));
  return lines.map((line) => ({
    ...line,
    clauses: line.clauses.map((id) => ({ id, title: titles.get(id) ?? NO_TITLE })),
  }));
}

type MadeLine = MadeQuote["lines"][number];

const NO_TITLE = { ja: "", en: "" };
