import type { QuoteNow } from "../../../callout/case/case-now.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { QuoteView } from "../../api/callout.ts";
import { clausesView } from "../views/refused-view.ts";

/** A quote as it is shown: what it is of, and whether it was signed. */
export function quoteView(now: QuoteNow, catalogue: LoadedCatalogue): QuoteView {
  const { quote, state, decidedAt, signedBy } = now;
  const isSigned = signedBy !== null;
  return {
    quote: quote.quote,
    visit: quote.visit,
    lines: quote.lines.map(({ clauses, ...line }) => {
      return { ...line, clauses: clausesView(clauses, catalogue) };
    }),
    total: quote.total,
    hash: quote.hash,
    state,
    signedAt: isSigned ? decidedAt : null,
    signedBy,
  };
}
