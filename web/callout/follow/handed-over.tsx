import type { ResidentCase } from "../../../src/app/api/callout.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { telOf } from "../parts/tel.ts";

/** It was handed to an emergency line: what to do, and the line once more. */
export function HandedOver({
  handedOver: { steps, line },
}: {
  readonly handedOver: NonNullable<ResidentCase["handedOver"]>;
}) {
  const { danger: words } = useCalloutWords();
  const { language } = useSpeech();
  return (
    <section className="card danger-script">
      <h2>{words.first}</h2>
      <ol className="danger-steps">
        {steps.map((step) => (
          <li key={step.ja}>{say(step, language)}</li>
        ))}
      </ol>
      <a className="button trouble-red trouble-big" href={telOf(line.phone)}>
        <span>
          {words.call(say(line.name, language))} <b className="nowrap">{line.phone}</b>
        </span>
      </a>
    </section>
  );
}
