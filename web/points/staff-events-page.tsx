import { Link } from "@tanstack/react-router";
import type { StaffEvent } from "../../src/app/api/points.ts";
import { dayWithWeekday, say } from "../format.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";
import { EventForm } from "./event-form.tsx";
import { hoursText } from "./event-list.tsx";
import { useStaffEvents } from "./points-api.ts";
import "../styles/points.css";

/** The operator's events: announce one, and see how those before went. */
export function StaffEventsPage() {
  const { staff: words, noneYet } = usePointsWords();
  const query = useStaffEvents();
  return (
    <>
      <PageHead title={words.title} asOf={query.data?.asOf ?? null} />
      <Fetched query={query} rows={3}>
        {(all) => (
          <div className="stack">
            <section className="card" aria-labelledby="event-new">
              <h2 id="event-new" className="card-title">
                {words.announce}
              </h2>
              <EventForm services={all.services} today={all.today} />
            </section>
            <section className="section" aria-labelledby="event-list">
              <h2 id="event-list">{words.list}</h2>
              {all.events.length === 0 ? <p className="sub">{noneYet}</p> : null}
              <ul className="list">
                {all.events.map((event) => (
                  <li key={event.event}>
                    <Row event={event} />
                  </li>
                ))}
              </ul>
            </section>
          </div>
        )}
      </Fetched>
    </>
  );
}

function Row({ event }: { readonly event: StaffEvent }) {
  const words = usePointsWords();
  const { language } = useSpeech();
  return (
    <Link to="/point-events/$event" params={{ event: String(event.event) }} className="list-row">
      <span className="row wrap">
        <b>
          {dayWithWeekday(event.day, language, true)} {hoursText(event.windows)}
        </b>
        <span className="pill">
          {event.calledOff ? words.events.calledOff : words.events[event.phase]}
        </span>
      </span>
      <span className="row wrap sub small">
        <span>{say(event.title, language)}</span>
        <span>
          {words.staff.told(event.told)}
          {event.left > 0 ? ` · ${words.staff.left(event.left)}` : ""}
        </span>
      </span>
    </Link>
  );
}
