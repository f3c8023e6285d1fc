import { Link } from "@tanstack/react-router";
import type { DeadlineView } from "../../src/app/api/deadline.ts";
import { dayWithWeekday, say } from "../format.ts";
import { Disclosure } from "../parts/disclosure.tsx";
import { useSpeech } from "../words/language.ts";
import type { LifeWords } from "../words/life-ja.ts";
import { useLifeWords } from "../words/use-life.ts";
import { Clauses } from "./clauses.tsx";
import { repeated } from "./repeated.ts";
import "../styles/life.css";

/** A right or duty with its day: how long it lasts still, the clause, and the action it allows. */
function DeadlineRow({
  deadline,
  later = [],
  named = true,
}: {
  readonly deadline: DeadlineView;
  /** The days on which the same right comes back. */
  readonly later?: readonly DeadlineView[];
  /** Which contract it belongs to stands elsewhere already. */
  readonly named?: boolean;
}) {
  const words = useLifeWords();
  const { language } = useSpeech();
  const { inDays, outcome, concerns, action, contract } = deadline;
  const ahead = inDays >= 0;
  return (
    <li className={ahead && inDays <= 7 ? "due soon" : "due"}>
      <div className="row">
        <span className="due-on">{dayWithWeekday(deadline.on, language, true)}</span>
        <span className="sub nowrap">
          {ahead ? words.calendar.left(inDays) : words.calendar.ago(-inDays)}
        </span>
      </div>
      <p className="strong">{say(deadline.label, language)}</p>
      {named ? (
        <p className="sub">
          <span className={`swatch tone-${deadline.tone}`} />
          {say(deadline.name, language)}
        </p>
      ) : null}
      {concerns === "operator" ? <p className="sub">{words.calendar.operator}</p> : null}
      {ahead ? null : <p className="sub">{outcomeText(outcome, words)}</p>}
      <Clauses clauses={deadline.clauses} />
      {ahead && action !== null ? (
        <Link
          to="/contracts/$contract/$action"
          params={{ contract, action }}
          className="quiet due-act"
        >
          {words.calendar.actHere}
        </Link>
      ) : null}
      {later.length === 0 ? null : <Later later={later} />}
    </li>
  );
}

/** What was done when the day had passed, by the action that was carried out or the refusal. */
function outcomeText(outcome: string | null, { calendar }: LifeWords): string {
  if (outcome === null || outcome === "past") return calendar.outcomePassed;
  if (outcome.includes(".")) return calendar.outcomeRefused;
  return calendar.outcomes[outcome] ?? calendar.outcomeOther;
}

/** The same right on later days, folded away. */
function Later({ later }: { readonly later: readonly DeadlineView[] }) {
  const words = useLifeWords();
  const { words: common, language } = useSpeech();
  return (
    <div className="due-later">
      <Disclosure label={words.calendar.later(later.length)} labelOpen={common.close}>
        <ol>
          {later.map(({ id, on, label }) => (
            <li key={id}>
              <span className="due-on">{dayWithWeekday(on, language, true)}</span>{" "}
              <span className="sub">{say(label, language)}</span>
            </li>
          ))}
        </ol>
      </Disclosure>
    </div>
  );
}

export function DeadlineRows({
  deadlines,
  named,
}: {
  readonly deadlines: readonly DeadlineView[];
  readonly named?: boolean;
}) {
  return (
    <ol className="list">
      {repeated(deadlines).map(({ deadline, later }) => (
        <DeadlineRow
          key={deadline.id}
          deadline={deadline}
          later={later}
          {...(named === undefined ? {} : { named })}
        />
      ))}
    </ol>
  );
}
