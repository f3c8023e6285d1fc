import { type FormEvent, useState } from "react";
import { say } from "../../format.ts";
import { ChoiceField } from "../../forms/choice-field.tsx";
import { ErrorSummary } from "../../forms/error-summary.tsx";
import { Field } from "../../forms/field.tsx";
import { StepHead } from "../../life/step-head.tsx";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import { type CallDraft, type ChangeCall, type Chosen, type Wrong, wrongOf } from "./call-draft.ts";
import { ContactFields, KnownContact } from "./contact-fields.tsx";
import { PhotoField } from "./photo-field.tsx";

interface Props {
  readonly draft: CallDraft;
  readonly change: ChangeCall;
  readonly chosen: Chosen;
  /** Nobody is logged in: who and where is asked in full. */
  readonly isOpen: boolean;
  readonly next: () => void;
}

/** What the terms look at, and whatever else helps whoever comes. */
export function DetailsStep({ draft, change, chosen, isOpen, next }: Props) {
  const words = useCalloutWords();
  const { language } = useSpeech();
  const [attempt, setAttempt] = useState(0);
  const wrong = wrongOf(draft, chosen, isOpen);
  const shown: Wrong = attempt === 0 ? {} : wrong;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(wrong).length === 0) next();
    else setAttempt(attempt + 1);
  };
  const labels = labelsOf(chosen, words.form, language);
  const mistakes = Object.entries(wrong).flatMap(([name, why]) =>
    why === undefined
      ? []
      : [{ id: `call-${name}`, label: labels[name] ?? name, wrong: say(why, language) }],
  );
  return (
    <form onSubmit={submit} noValidate>
      <StepHead title={words.form.details} count={words.form.count(3, 4)} />
      <p className="sub">{say(chosen.trouble.label, language)}</p>
      <ErrorSummary mistakes={mistakes} attempt={attempt} />
      <Asks draft={draft} change={change} chosen={chosen} wrong={shown} />
      <WordsField draft={draft} change={change} />
      {isOpen ? (
        <p className="sub">{words.form.photosLater}</p>
      ) : (
        <PhotoField photos={draft.photos} change={(photos) => change({ photos })} />
      )}
      {isOpen ? (
        <ContactFields draft={draft} change={change} wrong={shown} isOpen />
      ) : (
        <KnownContact draft={draft} change={change} wrong={shown} />
      )}
      <div className="form-end">
        <button type="submit" className="button">
          {words.form.check}
        </button>
      </div>
    </form>
  );
}

function labelsOf(
  { trouble }: Chosen,
  words: ReturnType<typeof useCalloutWords>["form"],
  language: "ja" | "en",
): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(trouble.asks.map(({ fact, label }) => [fact, say(label, language)])),
    name: words.name,
    phone: words.tel,
    email: words.email,
    postalCode: words.postalCode,
    address: words.address,
  };
}

type Asked = Pick<Props, "draft" | "change" | "chosen"> & { readonly wrong: Wrong };

function Asks({ draft, change, chosen, wrong }: Asked) {
  const { language } = useSpeech();
  return chosen.trouble.asks.map(({ fact, label, options }) => {
    const why = wrong[fact];
    return (
      <ChoiceField
        key={fact}
        question={{
          id: `call-${fact}`,
          label: say(label, language),
          required: true,
          wrong: why === undefined ? null : say(why, language),
        }}
        choices={options.map(({ value, label: name }) => ({ value, label: say(name, language) }))}
        value={draft.facts[fact] ?? ""}
        change={(value) => change({ facts: { ...draft.facts, [fact]: value } })}
      />
    );
  });
}

function WordsField({ draft, change }: Pick<Props, "draft" | "change">) {
  const { form: words } = useCalloutWords();
  return (
    <Field
      question={{
        id: "call-words",
        label: words.words,
        help: words.wordsHelp,
        required: false,
        wrong: null,
      }}
    >
      {(tied) => (
        <textarea
          {...tied}
          className="control"
          rows={3}
          maxLength={2000}
          value={draft.words}
          onChange={({ target }) => change({ words: target.value })}
        />
      )}
    </Field>
  );
}
