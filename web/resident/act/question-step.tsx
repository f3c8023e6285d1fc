import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import type { PossibleAction } from "../../../src/app/api/action.ts";
import { say } from "../../format.ts";
import { AskedField } from "../../forms/asked-field.tsx";
import { ErrorSummary, type Mistake } from "../../forms/error-summary.tsx";
import { controlId, typedOf } from "../../forms/question.ts";
import { useQuestions } from "../../forms/use-questions.ts";
import { useSpeech } from "../../words/language.ts";
import { useLifeWords } from "../../words/use-life.ts";
import { faults } from "../../words/faults.ts";
import { type ActDraft, asksWhen, isLeaving, isWhenAnswered, type Screen } from "./act-draft.ts";
import { StepHead } from "../../life/step-head.tsx";
import { WhenField } from "./when-field.tsx";

interface Props {
  readonly contract: string;
  readonly action: PossibleAction;
  readonly screen: Screen;
  readonly count: number;
  readonly draft: ActDraft;
  readonly change: (next: Partial<ActDraft>) => void;
}

/** One screen of questions; going on checks it and says at the top what is wrong. */
export function QuestionStep({ contract, action, screen, count, draft, change }: Props) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const navigate = useNavigate({ from: "/contracts/$contract/$action" });
  const form = useQuestions(action.type, screen.questions, draft.typed);
  const isLast = screen.index + 1 === count;
  const when = useWhenMistake(action, screen, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.tryOn(when !== null)) return;
    void navigate({ search: { at: isLast ? "confirm" : String(screen.index + 1) } });
  };
  const mistakes = when === null ? form.mistakes : [when];
  return (
    <form onSubmit={submit} noValidate>
      <StepHead
        title={say(action.label, language)}
        {...(count > 1 ? { count: words.act.step(screen.index + 1, count) } : {})}
      />
      <ErrorSummary mistakes={mistakes} attempt={form.attempt} />
      <div className="card question-card">
        {screen.questions.map((question) =>
          asksWhen(action.type, question) ? (
            <WhenField
              key={question.name}
              contract={contract}
              question={question}
              draft={draft}
              change={change}
              wrong={form.attempt > 0 && when !== null ? when.wrong : form.shown(question)}
              leave={() => form.leave(question.name)}
            />
          ) : (
            <AskedField
              key={question.name}
              id={controlId(action.type, question)}
              asked={question}
              value={typedOf(question, draft.typed)}
              change={(value) => change({ typed: { ...draft.typed, [question.name]: value } })}
              leave={() => form.leave(question.name)}
              wrong={form.shown(question)}
            />
          ),
        )}
      </div>
      <GoOn contract={contract} type={action.type} index={screen.index} isLast={isLast} />
    </form>
  );
}

/** On, and back: to the question before, or out of it where there is none before. */
function GoOn({
  contract,
  type,
  index,
  isLast,
}: {
  readonly contract: string;
  readonly type: string;
  readonly index: number;
  readonly isLast: boolean;
}) {
  const words = useLifeWords();
  const navigate = useNavigate({ from: "/contracts/$contract/$action" });
  const back = () =>
    index === 0
      ? navigate({ to: "/contracts/$contract", params: { contract } })
      : navigate({ search: { at: String(index - 1) } });
  return (
    <div className="form-end two">
      <button type="submit" className="button">
        {isLast ? words.act.toConfirm : words.act.next}
      </button>
      <button type="button" className="button ghost" onClick={() => void back()}>
        {index > 0 ? words.act.back : isLeaving(type) ? words.act.noLeave : words.act.no}
      </button>
    </div>
  );
}

/** The day of leaving is no free text alone: not having chosen at all is a mistake of its own. */
function useWhenMistake(
  { type }: PossibleAction,
  { questions }: Screen,
  draft: ActDraft,
): Mistake | null {
  const words = useLifeWords();
  const { language } = useSpeech();
  const asked = questions.find((question) => asksWhen(type, question));
  if (asked === undefined || isWhenAnswered(asked, draft)) return null;
  const missing = draft.when === "" ? faults.missing.chosen : faults.missing.typed;
  const id = draft.when === "" ? "leave-when" : controlId(type, asked);
  return { id, label: words.leaving.when, wrong: say(missing, language) };
}
