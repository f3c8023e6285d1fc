import { Link } from "@tanstack/react-router";
import type { PossibleAction } from "../../../src/app/api/action.ts";
import { dayWithWeekday, say } from "../../format.ts";
import { type AskedQuestion, typedOf } from "../../forms/question.ts";
import { readAnswer } from "../../forms/read-answer.ts";
import { useFormWords } from "../../words/forms.ts";
import { useSpeech } from "../../words/language.ts";
import { useLifeWords } from "../../words/use-life.ts";
import { type ActDraft, asksWhen, screensOf } from "./act-draft.ts";

/** What was answered, each with a way back to it. */
export function AnswerList({
  action,
  draft,
}: {
  readonly action: PossibleAction;
  readonly draft: ActDraft;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const said = useSaid();
  const rows = screensOf(action, draft).flatMap(({ index, questions }) =>
    questions.map((question) => ({ index, question })),
  );
  if (rows.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.act.answers}</h2>
      <dl className="card answers">
        {rows.map(({ index, question }) => (
          <div key={question.name}>
            <dt>{say(question.label, language)}</dt>
            <dd>
              {asksWhen(action.type, question) && typedOf(question, draft.typed) === ""
                ? words.act.soonest
                : said(question, typedOf(question, draft.typed))}
            </dd>
            <dd className="answers-change">
              <Link
                from="/contracts/$contract/$action"
                search={{ at: String(index) }}
                className="quiet more"
                aria-label={`${say(question.label, language)}：${words.act.change}`}
              >
                {words.act.change}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** An answer in the words in which it was chosen. */
function useSaid(): (question: AskedQuestion, typed: string) => string {
  const words = useLifeWords();
  const form = useFormWords();
  const { language } = useSpeech();
  return (question, typed) => {
    const read = readAnswer(question, typed);
    const value = read.ok ? read.value : typed;
    if (value === "") return words.act.notAnswered;
    if (question.kind === "day") return dayWithWeekday(value, language, true);
    const names = question.kind === "choices" ? value.split(",") : [value];
    return names
      .map((name) => {
        const choice = question.choices.find((one) => one.value === name);
        if (choice) return say(choice.label, language);
        if (question.kind !== "yes-no") return name;
        return name === "yes" ? form.yes : form.no;
      })
      .join(words.comma);
  };
}
