import type { ActionPreview } from "../../src/app/api/action.ts";
import { dayWithWeekday, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import { Clauses } from "./clauses.tsx";
import { followGroups } from "./follow-groups.ts";
import "../styles/life.css";

/** What also happens, named before it does: contracts that end with it, points that lapse. */
export function Follows({ follows }: Pick<ActionPreview, "follows">) {
  const words = useLifeWords();
  const { language } = useSpeech();
  if (follows.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.follows.title}</h2>
      <ul className="list">
        {followGroups(follows).map(({ contracts, what, on, label, clauses }) => (
          <li key={`${contracts.join()}${what}${on}${label.en}`} className="follow">
            <div className="row wrap">
              <b>{say(label, language)}</b>
              <span className="pill">{words.follows.what[what]}</span>
            </div>
            <p className="sub">{dayWithWeekday(on, language, true)}</p>
            {contracts.length > 1 ? (
              <p className="sub">{words.follows.several(contracts.length, contracts)}</p>
            ) : null}
            <Clauses clauses={clauses} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What one should know before saying yes. */
export function Notes({ notes }: Pick<ActionPreview, "notes">) {
  const words = useLifeWords();
  const { language } = useSpeech();
  if (notes.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.notes}</h2>
      <ul className="list">
        {notes.map(({ label, on, clauses }) => (
          <li key={label.en} className="follow">
            <p>{say(label, language)}</p>
            {on === null ? null : <p className="sub">{dayWithWeekday(on, language, true)}</p>}
            <Clauses clauses={clauses} />
          </li>
        ))}
      </ul>
    </section>
  );
}
