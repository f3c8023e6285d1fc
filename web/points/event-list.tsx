import { Link } from "@tanstack/react-router";
import type { PointEventView } from "../../src/app/api/points.ts";
import { dayText, dayWithWeekday, say } from "../format.ts";
import { useSpeech } from "../words/language.ts";
import { usePointsWords } from "../words/use-points.ts";
import { VerdictPill } from "./judged-view.tsx";

type Events = readonly PointEventView[];

export function hoursText(windows: PointEventView["windows"]): string {
  return windows.map(({ from, until }) => `${from}–${until}`).join(", ");
}

/** The event that runs, or the nearest one to come. */
export function NextEvent({ events }: { readonly events: Events }) {
  const { events: words } = usePointsWords();
  const { language } = useSpeech();
  const [next] = events
    .filter(({ phase, calledOff }) => phase !== "over" && !calledOff)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  if (next === undefined) return null;
  return (
    <section className="card notice" aria-labelledby="points-next">
      <p className="row wrap">
        <span className="sub small">{words.next}</span>
        <span className="pill">{next.left ? words.left : words[next.phase]}</span>
      </p>
      <h2 id="points-next" className="card-title">
        {say(next.title, language)}
      </h2>
      <p className="strong">
        {dayWithWeekday(next.day, language)} {hoursText(next.windows)}
      </p>
      <p className="sub">{words.win(next.points, dayText(next.grantedOn, language))}</p>
      <Link
        to="/points/events/$event"
        params={{ event: String(next.event) }}
        className="button ghost"
      >
        {words.open}
      </Link>
    </section>
  );
}

/** Every event that the household was told of, the newest first. */
export function EventList({ events }: { readonly events: Events }) {
  const { events: words } = usePointsWords();
  const percent = events[0]?.percentBelow ?? 30;
  return (
    <section className="section" aria-labelledby="points-events">
      <h2 id="points-events">{words.title}</h2>
      <p className="sub small">{words.lead(percent)}</p>
      {events.length === 0 ? (
        <p className="sub">{words.none}</p>
      ) : (
        <ul className="list">
          {events.map((event) => (
            <li key={event.event}>
              <Row event={event} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ event }: { readonly event: PointEventView }) {
  const { events: words, months } = usePointsWords();
  const { language } = useSpeech();
  const { result } = event;
  return (
    <Link to="/points/events/$event" params={{ event: String(event.event) }} className="list-row">
      <span className="row wrap">
        <b>{dayWithWeekday(event.day, language, true)}</b>
        {result === null ? (
          <span className="pill">{event.calledOff ? words.calledOff : words[event.phase]}</span>
        ) : (
          <VerdictPill judged={result} />
        )}
      </span>
      <span className="row wrap sub small">
        <span>
          {say(event.title, language)} {hoursText(event.windows)}
        </span>
        {result === null ? null : <span>{months.row(result.points)}</span>}
      </span>
    </Link>
  );
}
