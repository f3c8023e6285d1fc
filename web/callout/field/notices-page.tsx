import { Link } from "@tanstack/react-router";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useFieldWords } from "../../words/use-callout-field.ts";
import { waits } from "./queue/entry.ts";
import { isoOf } from "./phone-clock.ts";
import { tokyoClock } from "./shown/rules.ts";
import { offsetOf, useBox, useSeen } from "./use-box.ts";
import { ConflictNotes } from "./visit/sent-cards.tsx";

/** What the desk did not take, what is not sent, what became otherwise. */
export function FieldNoticesPage() {
  const { notices: words } = useFieldWords();
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <ConflictNotes />
      <Changes />
      <Unsent />
    </>
  );
}

function Changes() {
  const { language } = useSpeech();
  const { notices: words } = useFieldWords();
  const box = useBox();
  const { changes } = useSeen();
  return (
    <section className="section">
      <h2>{words.changes}</h2>
      {changes.length === 0 ? (
        <p className="card">{words.changesNone}</p>
      ) : (
        <>
          <ul className="list">
            {changes.map(({ kind, number, trouble, at }) => (
              <li key={`${kind} ${number} ${at}`}>
                <Link
                  to="/field/$number"
                  params={{ number }}
                  className="list-row row field-row-plain"
                >
                  <span>
                    <b>{words.kinds[kind]}</b>
                    <span className="field-line">
                      {say(trouble, language)} · {number}
                    </span>
                  </span>
                  <span className="number">{tokyoClock(at)}</span>
                </Link>
              </li>
            ))}
          </ul>
          <button type="button" className="go ghost" onClick={() => void box.readChanges()}>
            {words.changesRead}
          </button>
        </>
      )}
    </section>
  );
}

function Unsent() {
  const { notices: words, timeline } = useFieldWords();
  const { kept, entries } = useSeen();
  const waiting = entries.filter(waits);
  return (
    <section className="section">
      <h2>{words.unsent}</h2>
      {waiting.length === 0 ? (
        <p className="card">{words.unsentNone}</p>
      ) : (
        <ol className="list">
          {waiting.map(({ place, fact }) => (
            <li key={place} className="list-row row">
              <span>
                <b>{timeline.facts[fact.type]}</b>
                <span className="field-line">{fact.number}</span>
              </span>
              <span className="number">
                {tokyoClock(isoOf(Date.parse(fact.at) + offsetOf(kept)))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
