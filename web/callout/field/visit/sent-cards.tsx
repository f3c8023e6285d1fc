import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { waits } from "../queue/entry.ts";
import { tokyoClock } from "../shown/rules.ts";
import { isoOf } from "../phone-clock.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { offsetOf, useBox, useSeen } from "../use-box.ts";

/** What the desk did not take, of one case or of all: said plainly until it was read. */
export function ConflictNotes({ number }: { readonly number?: string }) {
  const { language } = useSpeech();
  const { timeline, notices } = useFieldWords();
  const box = useBox();
  const { kept, entries } = useSeen();
  const refused = entries.filter(
    (entry) => !waits(entry) && (number === undefined || entry.fact.number === number),
  );
  if (refused.length === 0) return null;
  return (
    <section className="field-conflicts" role="alert">
      <h2>{notices.conflicts}</h2>
      <p className="sub">{notices.conflictLead}</p>
      {refused.map(({ place, fact, refused: why }) => (
        <div key={place} className="card field-conflict">
          <p>
            <b>{timeline.facts[fact.type]}</b>{" "}
            {tokyoClock(isoOf(Date.parse(fact.at) + offsetOf(kept)))} · {fact.number}
          </p>
          <p>{why === null ? "" : say(why, language)}</p>
          <button type="button" className="go ghost" onClick={() => void box.acknowledge(place)}>
            {notices.read}
          </button>
        </div>
      ))}
    </section>
  );
}

/** What was pressed here and has not gone out. */
export function UnsentCard({ visit }: { readonly visit: ShownVisit }) {
  const { timeline } = useFieldWords();
  const { kept } = useSeen();
  if (visit.unsent.length === 0) return null;
  return (
    <section className="section">
      <h2>{timeline.title}</h2>
      <ol className="list">
        {visit.unsent.map((fact) => (
          <li key={fact.id} className="list-row row">
            <span>{timeline.facts[fact.type]}</span>
            <span className="number">
              {tokyoClock(isoOf(Date.parse(fact.at) + offsetOf(kept)))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the desk keeps as not taken, after it was read here, or told by another phone. */
export function KnownConflicts({ visit }: { readonly visit: ShownVisit }) {
  const { language } = useSpeech();
  const { notices } = useFieldWords();
  const here = new Set(visit.refused.map(({ fact }) => fact.id));
  const others = visit.conflicts.filter(({ fact }) => !here.has(fact));
  if (others.length === 0) return null;
  return (
    <section className="section">
      <h2>{notices.conflicts}</h2>
      <ul className="list">
        {others.map(({ fact, words }) => (
          <li key={fact} className="list-row">
            {say(words, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}
