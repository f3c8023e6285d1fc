import type { DeskCase } from "../../../../src/app/api/callout-desk.ts";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { momentText } from "../times.ts";

/** Facts that cannot both be, and a case that went to another line: said first and plainly. */
export function ConflictsCard({ found }: { readonly found: DeskCase }) {
  const { case: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const { conflicts, handedOver, asOf } = found;
  return (
    <>
      {handedOver === null ? null : (
        <section className="alert" aria-label={words.handed}>
          <p>
            <strong>{words.handed}</strong> {say(handedOver.line.name, language)}{" "}
            {handedOver.line.phone}
          </p>
          <ul>
            {handedOver.steps.map((step) => (
              <li key={step.ja}>{say(step, language)}</li>
            ))}
          </ul>
        </section>
      )}
      {conflicts.length === 0 ? null : (
        <section className="alert" aria-label={words.conflicts}>
          <p>
            <strong>{words.conflicts}</strong>
          </p>
          <p className="small">{words.conflictsLead}</p>
          <ul className="case-conflicts">
            {conflicts.map(({ at, words: said }) => (
              <li key={`${at}${said.ja}`}>
                <span className="number">{momentText(at, asOf, language)}</span>{" "}
                {say(said, language)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
