import { type FormEvent, useId } from "react";
import type { Acted } from "../../../src/app/api/action.ts";
import { say } from "../../format.ts";
import { AskedField } from "../../forms/asked-field.tsx";
import { ErrorSummary } from "../../forms/error-summary.tsx";
import { controlId, type Typed, typedOf } from "../../forms/question.ts";
import { useQuestions } from "../../forms/use-questions.ts";
import { Failed } from "../../parts/states.tsx";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { ActFailed } from "./act-failed.tsx";
import { StopRoute, type Telling } from "./stop-route.tsx";
import { OutcomeView } from "./outcome-view.tsx";
import { type Asking, type HeldForm, useActionForm } from "./use-action-form.ts";

/**
 * One action as a form: its questions, what a yes would do, and the yes. Nothing typed is lost by
 * an error, by a colleague who was faster, or by closing.
 */
export function ActionForm({
  asking,
  done,
  tellFirst,
}: {
  readonly asking: Asking;
  readonly done: (acted: Acted) => void;
  /** Of a suspension: steps aside to tell the customer first. */
  readonly tellFirst?: (what: Telling, typed: Typed) => void;
}) {
  const { staffAct } = useDesk();
  const held = useActionForm(asking, done);
  const of = useId();
  const checked = useQuestions(of, held.asked, held.typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (checked.tryOn()) held.confirm();
  };
  return (
    <form className="act" onSubmit={submit} noValidate aria-busy={held.act.isPending}>
      <ErrorSummary mistakes={checked.mistakes} attempt={checked.attempt} />
      {held.needsTwo ? <p className="wash small">{staffAct.needsTwoWhy}</p> : null}
      {held.asked.map((question) => (
        <AskedField
          key={question.name}
          id={controlId(of, question)}
          asked={question}
          value={typedOf(question, held.typed)}
          change={(value) => held.type(question.name, value)}
          leave={() => checked.leave(question.name)}
          wrong={checked.shown(question)}
        />
      ))}
      <div className="outcome-place" aria-live="polite">
        <Outcome held={held} />
        {held.outcome.preview && tellFirst ? (
          <StopRoute preview={held.outcome.preview} tell={(what) => tellFirst(what, held.typed)} />
        ) : null}
      </div>
      <button type="button" className="quiet" aria-pressed={held.isLate} onClick={held.flipLate}>
        {held.isLate ? staffAct.backDateOff : staffAct.backDate}
      </button>
      {held.act.isError ? <ActFailed error={held.act.error} again={held.lookAgain} /> : null}
      <Confirm held={held} asking={asking} />
    </form>
  );
}

function Outcome({ held }: { readonly held: HeldForm }) {
  const { staffAct } = useDesk();
  const { preview, query } = held.outcome;
  if (!held.complete) return <p className="wash sub">{staffAct.fill}</p>;
  if (preview) return <OutcomeView preview={preview} isLate={held.isLate} />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <p className="wash sub">{staffAct.checking}</p>;
}

/** The yes stands where it can be said, and says what it will do. */
function Confirm({ held, asking }: { readonly held: HeldForm; readonly asking: Asking }) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  const { preview } = held.outcome;
  if (held.complete && preview?.allowed === false) return null;
  const label = held.needsTwo ? staffAct.ask : say(asking.possible.label, language);
  return (
    <button
      type="submit"
      className="button act-confirm"
      data-main
      disabled={held.act.isPending || (held.complete && !held.mayConfirm)}
    >
      {held.act.isPending ? staffAct.working : label}
    </button>
  );
}
