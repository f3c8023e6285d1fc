import { Link } from "@tanstack/react-router";
import { OWN } from "../api.ts";
import { say } from "../format.ts";
import { DoneMark } from "../life/done-mark.tsx";
import { StepHead } from "../life/step-head.tsx";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import { EMPTY_APPLY } from "./apply-draft.ts";
import type { StepProps } from "./apply-flow.tsx";

/** The contract numbers, and what happens next. */
export function DoneStep({ from, offers, draft, change, go }: StepProps) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const name = (service: string) =>
    offers.offers.find((offer) => offer.service === service)?.name ?? { ja: service, en: service };
  return (
    <>
      <div className="card">
        <DoneMark />
        <StepHead title={words.apply.doneTitle} />
        <ul className="applied">
          {(draft.done ?? []).map(({ contract, service }) => (
            <li key={contract}>
              <b>{say(name(service), language)}</b>
              <p className="sub">
                {words.apply.number} <span className="applied-number">{contract}</span>
              </p>
              {from === OWN ? (
                <Link to="/contracts/$contract" params={{ contract }} className="quiet more">
                  {words.apply.toContract}
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      <section className="section">
        <h2>{words.apply.nextTitle}</h2>
        <ol className="card next-steps">
          {words.apply.nextSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <div className="form-end">
        <button
          type="button"
          className="button ghost"
          onClick={() => {
            change(EMPTY_APPLY);
            go("choose");
          }}
        >
          {words.apply.another}
        </button>
      </div>
    </>
  );
}
