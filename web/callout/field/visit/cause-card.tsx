import { useState } from "react";
import { say } from "../../../format.ts";
import { Option } from "../../../forms/choice-field.tsx";
import { FieldGroup } from "../../../forms/field.tsx";
import type { FieldVisit } from "../../../../src/app/api/callout-field.ts";
import { useSpeech } from "../../../words/language.ts";
import { useFieldWords } from "../../../words/use-callout-field.ts";
import { isDoneUnder } from "../shown/rules.ts";
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
          <strong>{isDoneUnder(found.terms) ? words.becomesPaid : words.notDone}</strong>{" "}
          {found.clauses.join(" ")}
        </p>
      ) : null}
      <button type="button" className="go ghost" onClick={() => choose(true)}>
        {words.change}
      </button>
    </section>
  );
}

function ChooseCause({ visit, close }: { readonly visit: ShownVisit; readonly close: () => void }) {
  const { cause: words } = useFieldWords();
  const press = usePress(visit);
  const [cause, choose] = useState(visit.told.cause ?? "");
  const { causes } = visit;
  const excluded = causes.filter(({ covered }) => !covered);
  const keep = () => {
    const { trouble, facts } = visit.trouble;
    void press({ type: "cause-found", trouble, facts, cause });
    close();
  };
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <FieldGroup question={{ id: "cause", label: words.ask, required: false, wrong: null }}>
        <Causes causes={causes.filter(({ covered }) => covered)} chosen={cause} choose={choose} />
        {excluded.length === 0 ? null : (
          <details className="field-details" open={excluded.some((each) => each.cause === cause)}>
            <summary>{words.excluded}</summary>
            <Causes causes={excluded} chosen={cause} choose={choose} />
          </details>
        )}
      </FieldGroup>
      <button type="button" className="go" disabled={cause === ""} onClick={keep}>
        {words.keep}
      </button>
    </section>
  );
}

function Causes({
  causes,
  chosen,
  choose,
}: {
  readonly causes: FieldVisit["causes"];
  readonly chosen: string;
  readonly choose: (cause: string) => void;
}) {
  const { language } = useSpeech();
  const { cause: words } = useFieldWords();
  return (
    <div className="options">
      {causes.map(({ cause, label, covered, clauses }) => (
        <Option
          key={cause}
          kind="radio"
          name="cause"
          choice={{
            value: cause,
            label: say(label, language),
            aside: covered ? words.covered : clauses.join(" "),
          }}
          chosen={cause === chosen}
          change={() => choose(cause)}
        />
      ))}
    </div>
  );
}
