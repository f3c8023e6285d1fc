import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { instantText, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { momentText } from "../desk/times.ts";

/** What happened, newest first; what was told late says so. */
export function CourseCard({ of: { steps, asOf } }: { readonly of: ResidentCase }) {
  const { live: words } = useCalloutWords();
  const { language } = useSpeech();
  if (steps.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.course}</h2>
      <ol className="card course">
        {steps.toReversed().map((step) => (
          <li key={`${step.at}${step.type}${step.label.ja}`}>
            <time dateTime={step.at}>{momentText(step.at, asOf, language)}</time>
            <div>
              <p>{say(step.label, language)}</p>
              {step.detail === null ? null : <p className="sub">{say(step.detail, language)}</p>}
              {step.late ? (
                <p className="sub small">{words.late(instantText(step.recordedAt, language))}</p>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
