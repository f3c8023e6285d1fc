import type { QuoteView } from "../../../../src/app/api/callout.ts";
import type { DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { say, yenText } from "../../../format.ts";
import { InlineClauses } from "../../../life/clauses.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { momentText } from "../times.ts";

/** What was quoted and who signed it: only what was signed is paid. */
export function QuotesCard({ found: { quotes, asOf } }: { readonly found: DeskCase }) {
  const { case: words } = useCalloutDeskWords();
  return (
    <section className="card" aria-labelledby="case-quotes">
      <h2 id="case-quotes" className="card-title">
        {words.quotes}
      </h2>
      {quotes.length === 0 ? <p className="sub">{words.noQuotes}</p> : null}
      {quotes.map((quote, index) => (
        <Quote key={quote.quote} quote={quote} position={index + 1} asOf={asOf} />
      ))}
    </section>
  );
}

interface QuoteProps {
  readonly quote: QuoteView;
  /** The first is 1: a change of the same visit is another. */
  readonly position: number;
  readonly asOf: string;
}

function Quote({ quote, position, asOf }: QuoteProps) {
  const { case: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const { state, signedAt, signedBy } = quote;
  return (
    <div className={`case-quote ${state}`}>
      <p className="row wrap">
        <b>{words.visit(quote.visit)}</b>
        <span className={state === "signed" ? "pill gain" : "pill"}>
          {words.quoteStates[state]}
        </span>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone */}
      <section className="scroll-x" tabIndex={0} aria-label={words.linesOf(position)}>
        <Lines quote={quote} />
      </section>
      {signedAt === null || signedBy === null ? null : (
        <p className="sub small">
          {words.signedBy(signedBy, momentText(signedAt, asOf, language))}
        </p>
      )}
    </div>
  );
}

function Lines({ quote: { lines, total } }: { readonly quote: QuoteView }) {
  const { case: words, yen } = useCalloutDeskWords();
  const { language } = useSpeech();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          <th scope="col" className="number">
            {words.quantity}
          </th>
          <th scope="col" className="number">
            {words.price}
          </th>
          <th scope="col" className="number">
            {words.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={`${line.code}${index}`}>
            <td>
              {say(line.label, language)} <InlineClauses clauses={line.clauses} short />
              <span className="sub small intake-line">{say(line.why, language)}</span>
            </td>
            <td className="number">{line.quantity}</td>
            <td className="number">{yenText(line.unitPrice)}</td>
            <td className="number">
              {line.amount === 0 ? words.free : `${yenText(line.amount)}${yen}`}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {words.total}
          </th>
          <td className="number strong">
            {yenText(total)}
            {yen}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
