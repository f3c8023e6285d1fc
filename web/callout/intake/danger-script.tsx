import type { ReactNode } from "react";
import { say } from "../../format.ts";
import { Clauses } from "../../life/clauses.tsx";
import { StepHead } from "../../life/step-head.tsx";
import { telOf } from "../parts/tel.ts";
import { useSpeech } from "../../words/language.ts";
import { useCalloutWords } from "../../words/use-callout.ts";
import type { Danger } from "./call-draft.ts";

interface Props {
  readonly danger: Danger;
  /** The line was called: that it was handed over is taken down. */
  readonly told: () => void;
  readonly back: () => void;
  /** Whether and how it was taken down; the button that says so. */
  readonly children: ReactNode;
}

/** What to do at once, whom to call, and nothing else: the call ends here (KK-06). */
export function DangerScript({ danger, told, back, children }: Props) {
  const { danger: words } = useCalloutWords();
  const { language } = useSpeech();
  const { line } = danger;
  return (
    <section className="danger-script">
      <p className="strong">{say(danger.question, language)}</p>
      <StepHead title={words.first} />
      <ol className="danger-steps">
        {danger.steps.map((step) => (
          <li key={step.ja}>{say(step, language)}</li>
        ))}
      </ol>
      <a className="button trouble-red trouble-big" href={telOf(line.phone)} onClick={told}>
        <span>
          {words.call(say(line.name, language))} <b className="nowrap">{line.phone}</b>
        </span>
      </a>
      {children}
      <p className="sub">{words.why}</p>
      <Clauses clauses={danger.clauses} />
      <button type="button" className="quiet" onClick={back}>
        {words.wrong}
      </button>
    </section>
  );
}

/** Whether it was taken down that the line was called; the call by telephone comes first. */
export function ToldMark({
  calling,
  number,
  told,
}: {
  readonly calling: { readonly isPending: boolean; readonly isError: boolean };
  /** Of the case, once it is taken down. */
  readonly number: string | undefined;
  readonly told: () => void;
}) {
  const { danger: words } = useCalloutWords();
  if (number !== undefined) return <output className="wash">{words.recorded(number)}</output>;
  return (
    <>
      <button
        type="button"
        className="button ghost trouble-big"
        disabled={calling.isPending}
        onClick={told}
      >
        {calling.isPending ? words.telling : words.told}
      </button>
      {calling.isError ? (
        <p className="sub" role="alert">
          {words.notRecorded}
        </p>
      ) : null}
    </>
  );
}
