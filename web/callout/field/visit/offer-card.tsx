import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { secondsLeft } from "../shown/rules.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { useNow } from "../use-box.ts";
import { usePress } from "../use-press.ts";
import { WhenLine } from "./visit-row.tsx";

/** `4:05` */
function countdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Somebody is asked whether they go: how long the question stands, why they, yes or no. */
export function OfferCard({
  visit,
  linked = false,
}: {
  readonly visit: ShownVisit;
  readonly linked?: boolean;
}) {
  const { language } = useSpeech();
  const { offer: words } = useFieldWords();
  const now = useNow();
  const { offer } = visit;
  if (offer === null) return null;
  const left = secondsLeft(offer, now);
  return (
    <section className="card field-offer" aria-label={words.title}>
      <p className="row">
        <b>{linked ? say(visit.trouble.label, language) : words.title}</b>
        <span className="field-countdown" data-over={left === 0}>
          {left === 0 ? words.over : words.left(countdown(left))}
        </span>
      </p>
      {linked ? <WhenLine visit={visit} /> : null}
      {linked ? (
        <Link to="/field/$number" params={{ number: visit.number }} className="field-address">
          {visit.place.address}
        </Link>
      ) : null}
      {offer.reasons.length === 0 ? null : (
        <>
          <p className="sub">{words.reasons}</p>
          <ul className="field-reasons">
            {offer.reasons.map((reason) => (
              <li key={reason.ja}>{say(reason, language)}</li>
            ))}
          </ul>
        </>
      )}
      {left === 0 ? <p>{words.overWhy}</p> : <AnswerOffer visit={visit} />}
    </section>
  );
}

function AnswerOffer({ visit }: { readonly visit: ShownVisit }) {
  const { offer: words, others } = useFieldWords();
  const press = usePress(visit);
  const [refusing, refuse] = useState(false);
  const [reason, say] = useState("");
  if (!refusing) {
    return (
      <div className="go-row">
        <button type="button" className="go" onClick={() => press({ type: "accept" })}>
          {words.accept}
        </button>
        <button type="button" className="go ghost" onClick={() => refuse(true)}>
          {words.refuse}
        </button>
      </div>
    );
  }
  return (
    <fieldset className="field-ask">
      <legend>{words.refuseWhy}</legend>
      <div className="field-choices">
        {words.reasonsToRefuse.map((each) => (
          <button
            key={each}
            type="button"
            className="go ghost small"
            aria-pressed={reason === each}
            onClick={() => say(each)}
          >
            {each}
          </button>
        ))}
      </div>
      <div className="go-row">
        <button
          type="button"
          className="go danger"
          onClick={() => press({ type: "refuse", reason })}
        >
          {words.refuseYes}
        </button>
        <button type="button" className="go ghost" onClick={() => refuse(false)}>
          {others.no}
        </button>
      </div>
    </fieldset>
  );
}
