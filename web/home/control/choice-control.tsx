import type { Settable } from "../../../src/app/api/home-device.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { switchChoices, valueText } from "../wording.ts";
import type { Control } from "./use-control.ts";

interface Props {
  readonly control: Control;
  readonly of: Settable;
}

const MOST_BUTTONS = 6;

/** One of a few: buttons that can all be read, a list where there are more. */
export function ChoiceControl({ control, of }: Props) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const { value, isAsked } = control.shown(of.property);
  const choices = of.form === "switch" ? switchChoices(of, [words.on, words.off]) : of.options;
  const chosen = choices.findIndex((option) => option.value === value);
  const choose = (index: number) => {
    const option = choices[index];
    if (option !== undefined && index !== chosen) control.ask({ [of.property]: option.value });
  };
  const label = say(of.label, language);
  const said = valueText(value, { ...of, options: choices }, { words, language });
  const Shown = choices.length > MOST_BUTTONS ? Listed : Buttons;
  return (
    <fieldset className="choice-control">
      <legend className="control-label">
        {label}
        {isAsked ? <span className="asked-note">{words.control.askedValue(said)}</span> : null}
      </legend>
      <Shown {...{ choices, chosen, choose, isAsked, label }} />
    </fieldset>
  );
}

interface ShownProps {
  readonly choices: Settable["options"];
  /** Its place; −1: it stands on none of them. */
  readonly chosen: number;
  readonly choose: (index: number) => void;
  readonly isAsked: boolean;
  readonly label: string;
}

function Listed({ choices, chosen, choose, isAsked, label }: ShownProps) {
  const { none } = useHomeWords();
  const { language } = useSpeech();
  return (
    <select
      className={isAsked ? "select asked" : "select"}
      aria-label={label}
      aria-busy={isAsked}
      value={chosen}
      disabled={isAsked}
      onChange={(event) => choose(Number(event.target.value))}
    >
      {chosen === -1 ? <option value={-1}>{none}</option> : null}
      {choices.map((option, index) => (
        <option key={index} value={index}>
          {say(option.label, language)}
        </option>
      ))}
    </select>
  );
}

function Buttons({ choices, chosen, choose, isAsked }: ShownProps) {
  const { language } = useSpeech();
  return (
    <div className="choices">
      {choices.map((option, index) => (
        <button
          key={index}
          type="button"
          className={isAsked && index === chosen ? "tab asked" : "tab"}
          aria-pressed={index === chosen}
          disabled={isAsked}
          onClick={() => choose(index)}
        >
          {say(option.label, language)}
        </button>
      ))}
    </div>
  );
}
