import { useId } from "react";
import type { IntakeForm } from "../../../../src/app/api/callout.ts";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import type { FamilyAsk, IntakeDraft, TroubleAsk } from "./intake-draft.ts";

interface Props {
  readonly form: IntakeForm;
  readonly draft: IntakeDraft;
  readonly change: (next: Partial<IntakeDraft>) => void;
}

/** Family, then the trouble in the words of the terms, then what decides. */
export function TroubleAsks({ form, draft, change }: Props) {
  const { intake: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const family = form.families.find((each) => each.family === draft.family) ?? null;
  const trouble = family?.troubles.find((each) => each.trouble === draft.trouble) ?? null;
  const families = form.families.map((each) => ({
    value: each.family,
    label: say(each.label, language),
  }));
  const pick = (value: string) => {
    const next = form.families.find((each) => each.family === value);
    if (next !== undefined) change({ family: next.family, trouble: null, facts: {} });
  };
  return (
    <section className="card intake-trouble" aria-labelledby="intake-trouble">
      <h2 id="intake-trouble" className="card-title">
        {words.trouble}
      </h2>
      <Presses label={words.family} choices={families} value={draft.family} pick={pick} />
      {family === null ? null : <Troubles family={family} draft={draft} change={change} />}
      {trouble === null ? null : <Facts trouble={trouble} draft={draft} change={change} />}
      <Heard draft={draft} change={change} />
    </section>
  );
}

type Part = Pick<Props, "draft" | "change">;

function Troubles({ family, draft, change }: Part & { readonly family: FamilyAsk }) {
  const { intake: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const choices = family.troubles.map(({ trouble, label, covered }) => ({
    value: trouble,
    label: say(label, language),
    ...(covered ? {} : { aside: words.notCovered }),
  }));
  return (
    <Presses
      label={words.kind}
      choices={choices}
      value={draft.trouble}
      pick={(trouble) => change({ trouble, facts: {} })}
    />
  );
}

function Facts({ trouble, draft, change }: Part & { readonly trouble: TroubleAsk }) {
  const { language } = useSpeech();
  return trouble.asks.map(({ fact, label, options }) => (
    <Presses
      key={fact}
      label={say(label, language)}
      choices={options.map((option) => ({
        value: option.value,
        label: say(option.label, language),
      }))}
      value={draft.facts[fact] ?? null}
      pick={(value) => change({ facts: { ...draft.facts, [fact]: value } })}
    />
  ));
}

function Heard({ draft, change }: Part) {
  const { intake: words } = useCalloutDeskWords();
  const id = useId();
  return (
    <div className="answer">
      <label htmlFor={id} className="asked">
        {words.words}
      </label>
      <textarea
        id={id}
        className="control long"
        rows={2}
        value={draft.words}
        onChange={(event) => change({ words: event.target.value })}
      />
    </div>
  );
}

interface PressesProps {
  readonly label: string;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly aside?: string;
  }[];
  readonly value: string | null;
  readonly pick: (value: string) => void;
}

/** One of a few, all to be seen, one press each. */
function Presses({ label, choices, value, pick }: PressesProps) {
  const id = useId();
  return (
    <div className="answer">
      <p id={id} className="asked">
        {label}
      </p>
      <fieldset aria-labelledby={id} className="presses">
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            className="press"
            aria-pressed={choice.value === value}
            onClick={() => pick(choice.value)}
          >
            {choice.label}
            {choice.aside === undefined ? null : <span className="small"> {choice.aside}</span>}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
