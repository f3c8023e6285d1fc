import type { ReactNode } from "react";
import { Field, FieldGroup, type Question } from "./field.tsx";
import { useFormWords } from "../words/forms.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What stands at the right: a price. */
  readonly aside?: ReactNode;
  readonly help?: string | null;
  /** Of what it is, where the label alone does not say it to somebody who cannot see the page. */
  readonly spoken?: string;
}

interface Props {
  readonly question: Question;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly change: (value: string) => void;
}

const MOST_BUTTONS = 12;

/** One of several: buttons of which all can be read, a list only where there are very many. */
export function ChoiceField(props: Props) {
  return props.choices.length > MOST_BUTTONS ? <LongChoice {...props} /> : <Buttons {...props} />;
}

function Buttons({ question, choices, value, change }: Props) {
  return (
    <FieldGroup question={question}>
      <div className="options">
        {choices.map((choice) => (
          <Option
            key={choice.value}
            kind="radio"
            name={question.id}
            choice={choice}
            chosen={choice.value === value}
            required={question.required}
            change={() => change(choice.value)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function LongChoice({ question, choices, value, change }: Props) {
  const words = useFormWords();
  return (
    <Field question={question}>
      {(tied) => (
        <select
          {...tied}
          className="select"
          value={value}
          onChange={(event) => change(event.target.value)}
        >
          <option value="">{words.choose}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Any number of several; the value is their names, joined with commas. */
export function ChoicesField({ question, choices, value, change }: Props) {
  const chosen = value === "" ? [] : value.split(",");
  const flip = (name: string) =>
    chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
  return (
    <FieldGroup question={question}>
      <div className="options">
        {choices.map((choice) => (
          <Option
            key={choice.value}
            kind="checkbox"
            name={question.id}
            choice={choice}
            chosen={chosen.includes(choice.value)}
            required={false}
            change={() => change(flip(choice.value).join(","))}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** A choice with its whole row as target. */
export function Option({
  kind,
  name,
  choice,
  chosen,
  change,
  required = false,
  id,
}: {
  readonly id?: string;
  readonly kind: "radio" | "checkbox";
  readonly name: string;
  readonly choice: Choice;
  readonly chosen: boolean;
  readonly change: () => void;
  readonly required?: boolean;
}) {
  return (
    <label className={chosen ? "option chosen" : "option"}>
      <input
        type={kind}
        name={name}
        id={id}
        value={choice.value}
        checked={chosen}
        required={required}
        onChange={change}
      />
      <span className="option-text">
        <span>
          {choice.spoken === undefined ? null : <span className="unseen">{choice.spoken} </span>}
          {choice.label}
        </span>
        {choice.help ? <span className="sub option-help">{choice.help}</span> : null}
      </span>
      {choice.aside ? <span className="option-aside">{choice.aside}</span> : null}
    </label>
  );
}
