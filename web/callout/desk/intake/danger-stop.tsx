import { useEffect, useId, useRef } from "react";
import { TextField } from "../../../forms/text-field.tsx";
import { say } from "../../../format.ts";
import { Clauses } from "../../../life/clauses.tsx";
import { RefusedNote } from "../../../life/refused-note.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import type { DangerAsk, IntakeDraft } from "./intake-draft.ts";

interface Props {
  readonly danger: DangerAsk;
  readonly draft: IntakeDraft;
  readonly change: (next: Partial<IntakeDraft>) => void;
  readonly back: () => void;
  readonly handOver: () => void;
  readonly isWorking: boolean;
  readonly error: unknown;
}

/** A danger: what to say at once, whom to call, and nothing else (KK-06). */
export function DangerStop(props: Props) {
  const { danger, back, handOver, isWorking, error } = props;
  const { intake: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="card danger-stop" aria-labelledby="danger-stop">
      <p className="danger-sign">
        <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
          <path d="M12 3 22 21H2z" />
          <path className="sign" d="M12 10v5M12 17.6v.6" />
        </svg>
        {words.stop}
      </p>
      <h2 id="danger-stop" ref={head} tabIndex={-1}>
        {say(danger.question, language)}
      </h2>
      <div className="danger-columns">
        <div>
          <h3 className="card-title">{words.script}</h3>
          <ol className="danger-steps">
            {danger.steps.map((step) => (
              <li key={step.ja}>{say(step, language)}</li>
            ))}
          </ol>
          <Clauses clauses={danger.clauses} />
        </div>
        <div>
          <h3 className="card-title">{words.callLine}</h3>
          <p className="danger-line">
            {say(danger.line.name, language)}
            <a href={`tel:${danger.line.phone.replaceAll("-", "")}`}>{danger.line.phone}</a>
          </p>
          <Heard {...props} />
          <RefusedNote error={error} />
          <div className="button-row">
            <button type="button" className="button" disabled={isWorking} onClick={handOver}>
              {words.handOver}
            </button>
            <button type="button" className="button ghost" onClick={back}>
              {words.backToForm}
            </button>
          </div>
        </div>
      </div>
    </section>
  );
}

/** Useful to whoever calls back; never a reason to wait. */
function Heard({ draft, change }: Props) {
  const { intake: words } = useCalloutDeskWords();
  const id = useId();
  const optional = { required: false, wrong: null } as const;
  return (
    <>
      <TextField
        question={{ id: `${id}-phone`, label: words.heardPhone, ...optional }}
        value={draft.phone}
        inputMode="tel"
        letters={16}
        change={(phone) => change({ phone })}
      />
      <TextField
        question={{ id: `${id}-name`, label: words.heardName, ...optional }}
        value={draft.name}
        change={(name) => change({ name })}
      />
    </>
  );
}
