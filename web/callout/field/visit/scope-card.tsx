import { say, yenText } from "../../../format.ts";
import { Clauses } from "../../../life/clauses.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";

/** What the contract covers in this case, and by which clause. */
export function ScopeCard({ visit }: { readonly visit: ShownVisit }) {
  const { language } = useSpeech();
  const { scope: words } = useFieldWords();
  const { entitlement } = visit;
  const { outcome, freeMinutes, freePartsYen, visitsLeft, visitFee } = entitlement;
  const lines = [
    ...(freeMinutes > 0 ? [words.minutes(freeMinutes)] : []),
    ...(freePartsYen === null ? [] : [words.parts(yenText(freePartsYen))]),
    ...(visitsLeft === null ? [] : [words.visitsLeft(visitsLeft)]),
    ...(visitFee > 0 ? [words.fee(yenText(visitFee))] : []),
  ];
  return (
    <section className="card">
      <div className="row">
        <h2>{words.title}</h2>
        <span className="field-mark">{outcome === "covered" ? words.covered : words.priced}</span>
      </div>
      <p>{say(entitlement.response, language)}</p>
      <ul className="field-reasons">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <details className="field-details">
        <summary>{words.open}</summary>
        {[...entitlement.reasons, ...entitlement.barred].map(({ code, words: why, clauses }) => (
          <div key={code} className="field-why">
            <p>{say(why, language)}</p>
            <Clauses clauses={clauses} />
          </div>
        ))}
      </details>
    </section>
  );
}
