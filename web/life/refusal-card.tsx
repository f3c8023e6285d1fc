import type { ReactNode } from "react";
import type { RefusedView } from "../../src/app/api/action.ts";
import { dayWithWeekday, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { refusalDay } from "../words/refusal-days.ts";
import { useLifeWords } from "../words/use-life.ts";
import { Clauses } from "./clauses.tsx";
import "../styles/contracts.css";
import "../styles/life.css";

/** Why not, by which clause, and what would help; what one can do about it comes as children. */
export function RefusalCard({
  refused,
  title,
  children,
}: {
  readonly refused: RefusedView;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <section className="card refusal" aria-live="polite">
      <p className="strong">{title}</p>
      <RefusalReason refused={refused} />
      {children}
    </section>
  );
}

/** The reason alone, for a row of a list. */
export function RefusalReason({ refused }: { readonly refused: RefusedView }) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const days = Object.entries(refused.days);
  const reason = say(refused.reason, language);
  // A reason often names what fails already; what it leaves out is added.
  const unnamed = refused.failed.filter(({ label }) => !reason.includes(say(label, language)));
  return (
    <>
      <p>{reason}</p>
      {unnamed.length > 0 ? (
        <ul className="plain-list">
          {unnamed.map(({ code, label }) => (
            <li key={code}>{say(label, language)}</li>
          ))}
        </ul>
      ) : null}
      {refused.needed === null ? null : (
        <p className="needed">
          <span className="needed-mark">{words.refusal.needed}</span>
          {say(refused.needed, language)}
        </p>
      )}
      {days.length === 0 ? null : (
        <dl className="fact-list">
          {days.map(([name, on]) => (
            <div key={name}>
              <dt>{say(refusalDay(name), language)}</dt>
              <dd>{dayWithWeekday(on, language, true)}</dd>
            </div>
          ))}
        </dl>
      )}
      <Clauses
        clauses={[...refused.clauses, ...refused.failed.flatMap(({ clauses }) => clauses)]}
      />
    </>
  );
}
