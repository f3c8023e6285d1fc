import type { QuoteView } from "../../../../src/app/api/callout.ts";
import { say, yenText } from "../../../format.ts";
import { InlineClauses } from "../../../life/clauses.tsx";
import { Yen } from "../../../parts/amount.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";

/** Each line with its yen and why: what is free stands there at 0 with its clause. */
export function QuoteLines({ lines }: { readonly lines: QuoteView["lines"] }) {
  const { language, words } = useSpeech();
  const { quote } = useFieldWords();
  return (
    <ul className="quote-lines">
      {lines.map((line, place) => (
        <li key={`${line.code} ${place}`}>
          <span className="row">
            <span>
              {say(line.label, language)}
              {line.quantity > 1 ? (
                <span className="sub">
                  {" "}
                  {yenText(line.unitPrice)}
                  {words.yen} × {line.quantity}
                </span>
              ) : null}
            </span>
            {line.amount === 0 ? (
              <b className="gain">
                0{words.yen}（{quote.free}）
              </b>
            ) : (
              <Yen yen={line.amount} />
            )}
          </span>
          <span className="sub quote-why">
            {say(line.why, language)} <InlineClauses clauses={line.clauses} short />
          </span>
        </li>
      ))}
    </ul>
  );
}
