import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId } from "react";
import { ApiFailure } from "../api.ts";
import { say } from "../format.ts";
import { ErrorSummary } from "../forms/error-summary.tsx";
import { type AskedQuestion, type Typed, typedOf } from "../forms/question.ts";
import { useQuestions } from "../forms/use-questions.ts";
import { useSpeech } from "../words/language.ts";
import { PersonFields } from "./person-fields.tsx";
import { refusedFields } from "./refused-fields.ts";
import "../styles/person.css";

interface Props<T> {
  readonly questions: readonly AskedQuestion[];
  readonly typed: Typed;
  readonly change: (answers: Typed) => void;
  readonly send: (answers: Record<string, string>) => Promise<T>;
  readonly sent: (answer: T) => void;
  readonly submit: string;
  readonly working: string;
  readonly children?: ReactNode;
}

/** A form about a person: every mistake is named where it stands, and nothing typed is lost. */
export function PersonForm<T>(props: Props<T>) {
  const { questions, typed, change } = props;
  const { language } = useSpeech();
  const of = useId().replaceAll(/[^\w-]/g, "");
  const asking = useQuestions(of, questions, typed);
  const sending = useMutation({ mutationFn: props.send, onSuccess: props.sent });
  const refused = refusedFields(sending.error, language);
  const problem = sending.error instanceof ApiFailure ? sending.error.problem : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!asking.tryOn() || sending.isPending) return;
    sending.mutate(Object.fromEntries(questions.map((each) => [each.name, typedOf(each, typed)])));
  };
  return (
    <form className="card form-card" onSubmit={submit} noValidate>
      <ErrorSummary mistakes={asking.mistakes} attempt={asking.attempt} />
      {problem ? (
        <p className="alert" role="alert">
          {say(problem.message, language)}
        </p>
      ) : null}
      {props.children}
      <PersonFields {...{ of, questions, typed, change, asking, refused }} />
      <button type="submit" className="button form-submit" disabled={sending.isPending}>
        {sending.isPending ? props.working : props.submit}
      </button>
    </form>
  );
}
