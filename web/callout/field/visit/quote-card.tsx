import { useState } from "react";
import type { QuoteView } from "../../../../src/app/api/callout.ts";
import { Yen } from "../../../parts/amount.tsx";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { mayQuote } from "../shown/quote-draft.ts";
import { openQuote, tokyoClock } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { termsNow } from "../shown/terms-now.ts";
import { QuoteEditor } from "./quote-editor.tsx";
import { QuoteLines } from "./quote-lines.tsx";
import { SignSheet } from "./sign-sheet.tsx";

/** What is not free: quoted, read and signed on this phone before it is begun. */
export function QuoteCard({ visit }: { readonly visit: ShownVisit }) {
  const { quote: words, cause } = useFieldWords();
  const [isMaking, make] = useState(false);
  const [isShown, show] = useState(false);
  const open = openQuote(visit);
  const shown = visit.quotes.filter(({ state }) => state !== "replaced");
  const mayMake = mayQuote(termsNow(visit)).length > 0;
  return (
    <section className="card">
      <h2>{words.title}</h2>
      {shown.length > 0 ? null : <p className="sub">{mayMake ? words.none : cause.noQuote}</p>}
      {shown.map((quote) => (
        <OneQuote key={quote.quote} quote={quote} />
      ))}
      {open === null ? null : (
        <button type="button" className="go huge" onClick={() => show(true)}>
          {words.again}
        </button>
      )}
      {!mayMake ? null : isMaking ? (
        <QuoteEditor
          visit={visit}
          close={() => make(false)}
          shown={() => {
            make(false);
            show(true);
          }}
        />
      ) : (
        <button type="button" className="go ghost" onClick={() => make(true)}>
          {shown.length === 0 ? words.make : words.change}
        </button>
      )}
      {isShown && open !== null ? (
        <SignSheet visit={visit} quote={open} close={() => show(false)} />
      ) : null}
    </section>
  );
}

function OneQuote({ quote }: { readonly quote: QuoteView }) {
  const { quote: words } = useFieldWords();
  const { state, signedBy, signedAt, total, lines } = quote;
  return (
    <div className="field-quote" data-state={state}>
      <p className="row">
        <b>
          {state === "signed"
            ? words.signed(signedBy ?? "", signedAt === null ? "" : tokyoClock(signedAt))
            : state === "declined"
              ? words.declined
              : words.shown}
        </b>
        <Yen yen={total} />
      </p>
      {state === "open" ? <p className="alert">{words.shownWhy}</p> : null}
      {state === "declined" ? null : <QuoteLines lines={lines} />}
    </div>
  );
}
