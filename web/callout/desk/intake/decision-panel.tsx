import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { CheckedCall } from "../../../../src/app/api/callout.ts";
import { RefusedNote } from "../../../life/refused-note.tsx";
import { useSpeech } from "../../../words/language.ts";
import { useCalloutDeskWords } from "../../../words/use-callout-desk.ts";
import { EntitlementDetail, OutcomeLine } from "../entitlement-view.tsx";
import type { IntakeDraft } from "./intake-draft.ts";
import { sayAloud } from "./say-aloud.ts";

interface Props {
  readonly draft: IntakeDraft;
  readonly change: (next: Partial<IntakeDraft>) => void;
  readonly checked: CheckedCall | undefined;
  readonly checkError: unknown;
  readonly isSafe: boolean;
  readonly isWhole: boolean;
  readonly isTaking: boolean;
  readonly takeError: unknown;
  readonly take: (price: boolean) => void;
}

/** What the terms say while one types, the sentence to say, and the one button. */
export function DecisionPanel(props: Props) {
  const { checked, checkError, isSafe, takeError } = props;
  const words = useCalloutDeskWords();
  return (
    <section className="card intake-decision" aria-labelledby="intake-decision" aria-live="polite">
      <h2 id="intake-decision" className="card-title">
        {words.intake.decision}
      </h2>
      {isSafe ? null : <p className="wash">{words.intake.needDangers}</p>}
      <RefusedNote error={checkError} />
      {checked === undefined ? <p className="sub">{words.intake.waits}</p> : null}
      {checked === undefined ? null : <Checked {...props} checked={checked} />}
      <RefusedNote error={takeError} />
    </section>
  );
}

function Checked(props: Props & { readonly checked: CheckedCall }) {
  const { draft, change, checked } = props;
  const words = useCalloutDeskWords();
  const { entitlement, already } = checked;
  return (
    <>
      {already === null ? null : (
        <div className="alert">
          <p>{words.intake.already(already)}</p>
          <Link to="/dispatch/cases/$number" params={{ number: already }}>
            {words.intake.openAlready}
          </Link>
        </div>
      )}
      {entitlement === null ? null : <OutcomeLine entitlement={entitlement} />}
      <Aloud checked={checked} />
      <Buttons {...props} />
      {entitlement === null ? null : <EntitlementDetail entitlement={entitlement} />}
      <Judge draft={draft} change={change} />
    </>
  );
}

function Aloud({ checked }: { readonly checked: CheckedCall }) {
  const words = useCalloutDeskWords();
  const { language } = useSpeech();
  const said = sayAloud(checked, words, language);
  if (said.length === 0) return null;
  return (
    <blockquote className="aloud">
      <p className="small sub">{words.intake.aloud}</p>
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </blockquote>
  );
}

function Buttons({ checked, isSafe, isWhole, isTaking, take }: Props & { checked: CheckedCall }) {
  const { intake: words } = useCalloutDeskWords();
  const outcome = checked.entitlement?.outcome ?? "covered";
  const names = { covered: words.take, refused: words.takeRefused, priced: words.takePriced };
  const name = outcome === "handed-over" ? words.handOver : names[outcome];
  const isBarred = !isSafe || !isWhole || isTaking;
  return (
    <div className="intake-take">
      <button
        type="button"
        className="button"
        data-main
        disabled={isBarred}
        aria-busy={isTaking}
        onClick={() => take(outcome === "priced")}
      >
        {isTaking ? words.taking : name}
      </button>
      {outcome === "priced" ? (
        <button type="button" className="quiet" disabled={isBarred} onClick={() => take(false)}>
          {words.takePlain}
        </button>
      ) : null}
    </div>
  );
}

/** KK-03: anything else that is judged on the telephone, in the staff's own words. */
function Judge({ draft, change }: Pick<Props, "draft" | "change">) {
  const { intake: words } = useCalloutDeskWords();
  const id = useId();
  return (
    <details className="intake-judge" open={draft.judged !== null}>
      <summary>{words.judge}</summary>
      <label htmlFor={id} className="small">
        {words.judgeWords}
      </label>
      <textarea
        id={id}
        className="control long"
        rows={2}
        value={draft.judged ?? ""}
        onChange={(event) => change({ judged: event.target.value || null })}
      />
    </details>
  );
}
