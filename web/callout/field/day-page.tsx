import { Link } from "@tanstack/react-router";
import { dayWithWeekday, say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useFieldWords } from "../../words/use-callout-field.ts";
import { OfferCard } from "./visit/offer-card.tsx";
import { byTime, type Group, groupOf, tokyoClock } from "./shown/rules.ts";
import type { ShownVisit } from "./shown/shown-visit.ts";
import { useSeen, useVisits } from "./use-box.ts";
import { VisitRow } from "./visit/visit-row.tsx";
import { Loading } from "../../parts/states.tsx";

const GROUPS = ["offers", "now", "next", "left"] as const satisfies readonly Group[];

/** Today: offers that wait for a yes, then what is under way, then what comes. */
export function FieldDayPage() {
  const { language } = useSpeech();
  const { day: words } = useFieldWords();
  const { kept } = useSeen();
  const visits = useVisits();
  if (kept === null) return <Loading />;
  const { day } = kept;
  const none = visits.every((visit) => groupOf(visit) === "left");
  return (
    <>
      <div className="row wrap page-head">
        <h1>{words.title(dayWithWeekday(day.day, language))}</h1>
        <span className="sub">
          {day.shift === null
            ? words.noShift
            : words.shift(tokyoClock(day.shift.from), tokyoClock(day.shift.until))}
        </span>
      </div>
      {none ? <p className="card state">{words.none}</p> : null}
      {GROUPS.map((group) => (
        <VisitGroup
          key={group}
          group={group}
          visits={visits.filter((visit) => groupOf(visit) === group).toSorted(byTime)}
        />
      ))}
      <DoneToday />
    </>
  );
}

function VisitGroup({
  group,
  visits,
}: {
  readonly group: Group;
  readonly visits: readonly ShownVisit[];
}) {
  const { day: words } = useFieldWords();
  if (visits.length === 0) return null;
  return (
    <section className="section">
      <h2>{words[group]}</h2>
      <ul className="field-visits">
        {visits.map((visit) => (
          <li key={`${visit.number}/${visit.visit}`}>
            {group === "offers" ? <OfferCard visit={visit} linked /> : <VisitRow visit={visit} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function DoneToday() {
  const { language } = useSpeech();
  const { day: words } = useFieldWords();
  const done = useSeen().kept?.day.done ?? [];
  if (done.length === 0) return null;
  return (
    <section className="section">
      <h2>{words.done}</h2>
      <ul className="list">
        {done.map(({ number, trouble, finishedAt, outcome }) => (
          <li key={`${number} ${finishedAt}`} className="list-row row">
            <span>
              <b>{say(trouble, language)}</b>
              <span className="sub field-line">
                {number} · {say(outcome, language)}
              </span>
            </span>
            <span className="number">{tokyoClock(finishedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way back from a visit that is not there any more. */
export function BackToDay() {
  const { visit } = useFieldWords();
  return (
    <Link to="/field" className="go ghost field-back">
      {visit.back}
    </Link>
  );
}
