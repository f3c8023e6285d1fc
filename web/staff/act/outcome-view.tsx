import type { ReactNode } from "react";
import type { ActionPreview } from "../../../src/app/api/action.ts";
import { dayText, dayWithWeekday, monthText, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useDesk } from "../../words/use-desk.ts";
import { useLifeWords } from "../../words/use-life.ts";
import { followGroups } from "../../life/follow-groups.ts";
import { InlineClauses } from "../../life/clauses.tsx";
import { SignedYen } from "../../parts/amount.tsx";
import { MoneyView } from "./money-view.tsx";
import { RefusalView } from "./refusal-view.tsx";

/** What an action would do: the decision, the cascade, the notes, the money, corrected months. */
export function OutcomeView({
  preview,
  isLate,
}: {
  readonly preview: ActionPreview;
  /** Entered for an earlier day: then it is said when no bill changes, too. */
  readonly isLate: boolean;
}) {
  const { staffAct } = useDesk();
  const { refused } = preview;
  if (!preview.allowed || refused) {
    return (
      <div className="weighed no">
        <p className="verdict">
          <span aria-hidden="true">✕</span> {staffAct.notHere}
        </p>
        {refused ? <RefusalView refused={refused} /> : null}
      </div>
    );
  }
  return (
    <div className="weighed yes">
      <Verdict preview={preview} />
      <Follows preview={preview} />
      <Corrections corrections={preview.corrections} isLate={isLate} />
      {preview.money ? <MoneyView money={preview.money} corrections={preview.corrections} /> : null}
      <Notes preview={preview} />
    </div>
  );
}

function Verdict({ preview }: { readonly preview: ActionPreview }) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  const { effectiveOn, clauses } = preview;
  return (
    <div className="row wrap">
      <p className="verdict">
        <span aria-hidden="true">✓</span> {staffAct.allowed}
        <span className="verdict-day">
          {effectiveOn
            ? staffAct.effective(dayWithWeekday(effectiveOn, language, true))
            : staffAct.atOnce}
        </span>
      </p>
      <InlineClauses clauses={clauses} short />
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="outcome-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Follows({ preview }: { readonly preview: ActionPreview }) {
  const { language } = useSpeech();
  const words = useLifeWords();
  const { staffAct } = useDesk();
  if (preview.follows.length === 0) return null;
  return (
    <Part title={staffAct.follows}>
      <ul className="marked">
        {followGroups(preview.follows).map((also) => (
          <li key={`${also.contracts.join()}${also.what}${also.on}`}>
            <b>{dayText(also.on, language, true)}</b> {say(also.label, language)}{" "}
            {also.contracts.length > 1
              ? `${words.follows.several(also.contracts.length, also.contracts)} `
              : null}
            <InlineClauses clauses={also.clauses} short />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Notes({ preview }: { readonly preview: ActionPreview }) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  if (preview.notes.length === 0) return null;
  return (
    <Part title={staffAct.notes}>
      <ul className="marked">
        {preview.notes.map((note, index) => (
          <li key={`${note.label.en}${index}`}>
            {note.on ? <b>{dayText(note.on, language, true)} </b> : null}
            {say(note.label, language)} <InlineClauses clauses={note.clauses} short />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Months that were billed already and would be put right. */
export function Corrections({
  corrections,
  isLate,
}: {
  readonly corrections: ActionPreview["corrections"];
  readonly isLate: boolean;
}) {
  const { language } = useSpeech();
  const { staffAct } = useDesk();
  if (corrections.length === 0 && !isLate) return null;
  const total = corrections.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <Part title={staffAct.corrections}>
      {corrections.length === 0 ? (
        <p className="sub">{staffAct.noCorrections}</p>
      ) : (
        <ul className="sums">
          {corrections.map(({ month, label, service, amount }, index) => (
            <li key={`${month}${service}${index}`}>
              <span>
                <span className="sums-month">{monthText(month.slice(0, 7), language)}</span>
                {say(label, language)}
              </span>
              <SignedYen yen={amount} />
            </li>
          ))}
          <li className="sums-total">
            <span>{staffAct.correctionsTotal}</span>
            <SignedYen yen={total} />
          </li>
        </ul>
      )}
    </Part>
  );
}
