import { useEffect, useRef, useState } from "react";
import type { IntakeForm } from "../../../../src/app/api/callout.ts";
import { say } from "../../../format.ts";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { ClockShape } from "../clock-mark.tsx";
import { allNo, type IntakeDraft, isSafe } from "./intake-draft.ts";

interface Props {
  readonly form: IntakeForm;
  readonly draft: IntakeDraft;
  readonly change: (next: Partial<IntakeDraft>) => void;
  /** All were answered with no. */
  readonly goOn: () => void;
}

/** KK-06: danger before anything else; each is asked aloud and answered. */
export function DangerAsks({ form, draft, change, goOn }: Props) {
  const { intake: words } = useCalloutDeskWords();
  const first = useRef<HTMLButtonElement>(null);
  // The next call begins here: nothing else may be done before.
  useEffect(() => first.current?.focus(), []);
  const [isOpen, open] = useState(true);
  if (!isOpen && isSafe(draft, form)) return <Safe form={form} again={() => open(true)} />;
  const answer = (name: IntakeForm["dangers"][number]["danger"], said: "yes" | "no") => {
    const dangers = { ...draft.dangers, [name]: said };
    change({ dangers });
    if (!isSafe({ ...draft, dangers }, form)) return;
    open(false);
    goOn();
  };
  return (
    <section className="card intake-dangers" aria-labelledby="intake-dangers">
      <h2 id="intake-dangers" className="card-title">
        {words.dangers}
      </h2>
      <p className="sub small">{words.dangersLead}</p>
      <ul>
        {form.dangers.map((danger) => (
          <One
            key={danger.danger}
            danger={danger}
            said={draft.dangers[danger.danger]}
            answer={(said) => answer(danger.danger, said)}
          />
        ))}
      </ul>
      <button
        type="button"
        className="button ghost intake-all-no"
        ref={first}
        onClick={() => {
          change({ dangers: allNo(form) });
          open(false);
          goOn();
        }}
      >
        {words.allNo}
      </button>
    </section>
  );
}

/** All were asked: one line, which leads back should one come up later in the call. */
function Safe({ form, again }: { readonly form: IntakeForm; readonly again: () => void }) {
  const { intake: words } = useCalloutDeskWords();
  return (
    <section className="card intake-dangers intake-safe" aria-label={words.dangers}>
      <span>
        <ClockShape state="met" /> {words.safe(form.dangers.length)}
      </span>
      <button type="button" className="button danger" onClick={again}>
        {words.dangerAfterAll}
      </button>
    </section>
  );
}

interface OneProps {
  readonly danger: IntakeForm["dangers"][number];
  readonly said: "yes" | "no" | undefined;
  readonly answer: (said: "yes" | "no") => void;
}

function One({ danger, said, answer }: OneProps) {
  const { intake: words } = useCalloutDeskWords();
  const { language } = useSpeech();
  const question = say(danger.question, language);
  return (
    <li>
      <span id={`danger-${danger.danger}`}>{question}</span>
      <fieldset aria-labelledby={`danger-${danger.danger}`} className="intake-yes-no">
        {(["yes", "no"] as const).map((each) => (
          <button
            key={each}
            type="button"
            className={`big-choice ${each}`}
            aria-pressed={said === each}
            onClick={() => answer(each)}
          >
            {words[each]}
          </button>
        ))}
      </fieldset>
    </li>
  );
}
