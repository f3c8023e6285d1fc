import { say, supplyPointText } from "../format.ts";
import { readAnswer, formatOf, type TextFormat } from "./read-answer.ts";
import { useFormWords } from "../words/forms.ts";
import { useSpeech } from "../words/language.ts";
import { ChoiceField, ChoicesField } from "./choice-field.tsx";
import { DayField } from "./day-field.tsx";
import type { Question } from "./field.tsx";
import type { AskedQuestion } from "./question.ts";
import { TextField, type TextFieldProps } from "./text-field.tsx";

interface Props {
  readonly id: string;
  readonly asked: AskedQuestion;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly leave?: () => void;
  readonly wrong: string | null;
}

/** The control that a question of the server needs. */
export function AskedField({ id, asked, value, change, leave, wrong }: Props) {
  const { language } = useSpeech();
  const words = useFormWords();
  const { required } = asked;
  const help = asked.help ? say(asked.help, language) : null;
  const question: Question = { id, label: say(asked.label, language), help, required, wrong };
  const typing = { question, value, change, ...(leave === undefined ? {} : { leave }) };
  const choices = asked.choices.map((choice) => ({
    value: choice.value,
    label: say(choice.label, language),
  }));
  switch (asked.kind) {
    case "choice":
      return <ChoiceField question={question} choices={choices} value={value} change={change} />;
    case "choices":
      return <ChoicesField question={question} choices={choices} value={value} change={change} />;
    case "yes-no": {
      const both = [
        { value: "yes", label: words.yes },
        { value: "no", label: words.no },
      ];
      const named = choices.length > 0 ? choices : both;
      return <ChoiceField question={question} choices={named} value={value} change={change} />;
    }
    case "day":
      return <DayField {...typing} question={withHelp(question, words.dayHelp)} />;
    case "yen":
    case "count":
      return <TextField {...typing} letters={asked.kind === "yen" ? 10 : 3} inputMode="numeric" />;
    case "text":
      return <WrittenField typing={typing} asked={asked} />;
  }
}

function withHelp(question: Question, help: string): Question {
  return { ...question, help: question.help ? `${question.help} ${help}` : help };
}

type Look = Pick<TextFieldProps, "letters" | "autoComplete" | "inputMode">;

/** Width, keyboard and autofill of text whose name says what it is. */
const LOOKS: Record<TextFormat, Look> = {
  email: { letters: 32, autoComplete: "email", inputMode: "email" },
  kana: { letters: 32 },
  name: { letters: 32, autoComplete: "name" },
  phone: { letters: 16, autoComplete: "tel", inputMode: "tel" },
  "postal-code": { letters: 9, autoComplete: "postal-code", inputMode: "numeric" },
  "supply-point": { letters: 28, inputMode: "numeric" },
};

/** Text; where it is read tolerantly, what was understood is said back. */
function WrittenField({
  typing,
  asked,
}: {
  readonly typing: TextFieldProps;
  readonly asked: AskedQuestion;
}) {
  const words = useFormWords();
  const format = formatOf(asked.name);
  if (asked.name === "password") {
    return <TextField {...typing} letters={24} secret autoComplete="new-password" />;
  }
  if (format === null) return <TextField {...typing} letters={asked.required ? 32 : 48} />;
  const { value, question } = typing;
  const read = value.trim() === "" ? null : readAnswer(asked, value);
  const said = format === "supply-point" ? supplyPointText : (text: string) => text;
  const echo = read?.ok && read.value !== value ? words.readAs(said(read.value)) : "";
  const help = words.formatHelp[format];
  return (
    <TextField {...typing} {...LOOKS[format]} echo={echo} question={withHelp(question, help)} />
  );
}
