import type { QuoteView } from "../../../src/app/api/callout.ts";
import { say, yenText } from "../../format.ts";
import { Sure } from "../../forms/sure.tsx";
import { InlineClauses } from "../../life/clauses.tsx";
import { RefusedNote } from "../../life/refused-note.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { useCaseAct } from "./case-door.ts";
import type { Followed } from "./case-view.tsx";
import { SignForm } from "./sign-form.tsx";

interface Props extends Followed {
  readonly quote: QuoteView;
}

/** A quote that waits: its lines, free ones too with their clause, and the signature. */
export function QuoteCard({ quote, door }: Props) {
  const { quote: words, price } = useCalloutWords();
  const acting = useCaseAct(door);
  const path = `quotes/${quote.quote}`;
  const { hash } = quote;
  return (
    <section className="card waits-for-you" aria-labelledby={`quote-${quote.quote}`}>
      <h2 id={`quote-${quote.quote}`}>{words.title}</h2>
      <p className="sub">{words.why}</p>
      <QuoteTable quote={quote} />
      <RefusedNote error={acting.error} />
      {door.isOwn ? (
        <>
          <SignForm
            total={quote.total}
            isWorking={acting.isPending}
            sign={(signed) => acting.mutate({ path, body: { accept: true, hash, ...signed } })}
          />
          <Sure
            label={words.decline}
            why={words.declineWhy}
            yes={words.declineYes}
            no={price.back}
            isWorking={acting.isPending}
            act={() => acting.mutate({ path, body: { accept: false, hash } })}
          />
        </>
      ) : null}
    </section>
  );
}

/** Every line with its yen and why; the total below. */
export function QuoteTable({ quote }: { readonly quote: QuoteView }) {
  const { quote: words } = useCalloutWords();
  const { language } = useSpeech();
  return (
    <table className="quote-table">
      <caption className="unseen">{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          <th scope="col" className="number">
            {words.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {quote.lines.map((line) => (
          <tr key={`${line.code}${line.label.ja}`}>
            <td>
              {say(line.label, language)}
              {line.quantity === 1 ? "" : ` × ${line.quantity}`}
              <span className="sub small quote-why">
                {line.free > 0 && line.amount > 0 ? `${words.freeOf(yenText(line.free))} ` : ""}
                {say(line.why, language)} <InlineClauses clauses={line.clauses} short />
              </span>
            </td>
            <td className="number">{yenText(line.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <td className="number quote-total">{yenText(quote.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
