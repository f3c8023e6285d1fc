import { Link } from "@tanstack/react-router";
import type { DeadlineView } from "../../src/app/api/deadline.ts";
import { dayWithWeekday, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { useLifeWords } from "../words/use-life.ts";
import { Clauses } from "./clauses.tsx";
import "../styles/life.css";

/** A right or duty with its day: how long it lasts still, the clause, and the action it allows. */
export function DeadlineRow({
  deadline,
  named = true,
}: {
  readonly deadline: DeadlineView;
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
        <span className="due-on">{dayWithWeekday(deadline.on, language, !ahead)}</span>
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
      {ahead ? null : (
        <p className="sub">
          {words.calendar.outcomes[outcome ?? "none"] ?? words.calendar.outcomes["passed"]}
        </p>
      )}
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
    </li>
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
      {deadlines.map((deadline) => (
        <DeadlineRow
          key={deadline.id}
          deadline={deadline}
          {...(named === undefined ? {} : { named })}
        />
      ))}
    </ol>
  );
}
