import type { DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { momentText } from "../times.ts";

/** Everything that happened; what was told later than it happened says so. */
export function HistoryCard({ found: { steps, asOf } }: { readonly found: DeskCase }) {
  const { case: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  return (
    <section className="card" aria-labelledby="case-history">
      <h2 id="case-history" className="card-title">
        {words.history}
      </h2>
      <ol className="case-history">
        {steps.map((step, index) => (
          <li key={`${step.at}${step.type}${index}`}>
            <span className="case-when">{momentText(step.at, asOf, language)}</span>
            <span>
              <b>{say(step.label, language)}</b>
              {step.detail === null ? null : (
                <span className="case-detail">{say(step.detail, language)}</span>
              )}
              {step.late ? (
                <span className="chip hatched">
                  {words.late(momentText(step.recordedAt, asOf, language))}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
