import { useState } from "react";
import { say } from "../../../format.ts";
import { ChoiceField } from "../../../forms/choice-field.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import type { ShownVisit } from "../shown/shown-visit.ts";
import { usePress } from "../use-press.ts";

/** What was found: the terms decide again, here already, and the desk hears of it. */
export function CauseCard({ visit }: { readonly visit: ShownVisit }) {
  const { language } = useSpeech();
  const { cause: words } = useFieldWords();
  const [isChoosing, choose] = useState(false);
  const { causes, told } = visit;
  if (causes.length === 0) return null;
  const found = causes.find(({ cause }) => cause === told.cause);
  if (isChoosing || told.cause === null) {
    return <ChooseCause visit={visit} close={() => choose(false)} />;
  }
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <p className="field-done">
        {words.found(found === undefined ? told.cause : say(found.label, language))}
      </p>
      {found?.covered === false ? (
        <p className="alert">
          <strong>{words.becomesPaid}</strong> {found.clauses.join(" ")}
        </p>
      ) : null}
      <button type="button" className="go ghost" onClick={() => choose(true)}>
        {words.change}
      </button>
    </section>
  );
}

function ChooseCause({ visit, close }: { readonly visit: ShownVisit; readonly close: () => void }) {
  const { language } = useSpeech();
  const { cause: words } = useFieldWords();
  const press = usePress(visit);
  const [cause, choose] = useState(visit.told.cause ?? "");
  const keep = () => {
    const { trouble, facts } = visit.trouble;
    void press({ type: "cause-found", trouble, facts, cause });
    close();
  };
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <ChoiceField
        question={{ id: "cause", label: words.ask, required: false, wrong: null }}
        choices={visit.causes.map((each) => ({
          value: each.cause,
          label: say(each.label, language),
          aside: each.covered ? words.covered : words.notCovered,
        }))}
        value={cause}
        change={choose}
      />
      <button type="button" className="go" disabled={cause === ""} onClick={keep}>
        {words.keep}
      </button>
    </section>
  );
}
